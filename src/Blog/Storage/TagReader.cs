using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions that pages ask about tags. A tag exists while a listed post that the reader may see carries it.</summary>
public sealed class TagReader
{
    private readonly ReadSession session;

    internal TagReader(ReadSession session) => this.session = session;

    /// <summary>Every tag, by name.</summary>
    public IReadOnlyList<TagSummary> ListTags()
    {
        var counts = session.TagNames.GroupBy(tag => tag.Slug).Select(group => new
        {
            Slug = group.Key,
            Count = group.Count(),
            Name = session.TagNames.Where(tag => tag.Slug == group.Key).Select(tag => tag.Name).First(),
        });
        return
        [
            .. counts.AsEnumerable().Select(tag => new TagSummary(tag.Slug, tag.Name, tag.Count))
                .OrderBy(tag => tag.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(tag => tag.Slug, StringComparer.Ordinal),
        ];
    }

    /// <summary>The tag's name; null where no such tag can be seen.</summary>
    public string? FindName(string slug) => session.TagNames.Where(tag => tag.Slug == slug).Select(tag => tag.Name).FirstOrDefault();

    /// <summary>A page of the posts under a tag, newest first; null where the number is past the last page.</summary>
    public ListPage<PostSummary>? ListPosts(string slug, int page) =>
        session.ReadPage(session.ListTagged(slug), page);
}
