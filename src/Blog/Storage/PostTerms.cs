using Blog.Content;

namespace Blog.Storage;

/// <summary>Takes what a post is filed under apart into rows.</summary>
internal static class PostTerms
{
    /// <summary>The terms of a post, those it names itself before the categories above them.</summary>
    public static IEnumerable<PostTermRow> Of(Post post)
    {
        foreach (var tag in post.Tags.DistinctBy(tag => tag.Slug)) yield return Row(TermKind.Tag, tag.Slug, tag.Name);
        foreach (var category in post.Categories.DistinctBy(category => category.Slug)) yield return Row(TermKind.Category, category.Slug, category.Names[^1].Name);
        var named = post.Categories.Select(category => category.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var category in post.Categories)
        {
            for (var length = 1; length < category.Names.Count; length++)
            {
                var above = new Category([.. category.Names.Take(length)]);
                if (!named.Add(above.Slug)) continue;
                var row = Row(TermKind.Category, above.Slug, above.Names[^1].Name);
                row.IsImplied = true;
                yield return row;
            }
        }

        foreach (var author in post.Authors)
        {
            var row = Row(TermKind.Author, author.Slug, author.Name);
            row.Url = author.Url;
            yield return row;
        }

        if (post.Series is { } series)
        {
            var row = Row(TermKind.Series, series.Slug, series.Name);
            row.Number = series.Number;
            yield return row;
        }
    }

    private static PostTermRow Row(TermKind kind, string slug, string name) => new() { Kind = kind, Slug = slug, Name = name };
}
