using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The questions about which listed posts go with one: those that its author names, those that are like it, and those that link to it.</summary>
public sealed class RelationReader
{
    private const int MostRelated = 3, MostMentions = 20;

    // Links that may mean the post and turn out to mean another are rare; a name that everything has must not cost a walk through all posts.
    private const int MostCandidates = 60;

    private static readonly Func<BlogDbContext, string, IEnumerable<Mention>> WithKey = EF.CompileQuery((BlogDbContext context, string key) =>
        context.Set<MentionRow>().Where(mention => mention.Key == key && !mention.Post!.IsPage && !mention.Post.Unlisted)
            .OrderByDescending(mention => mention.PublishUtc).ThenBy(mention => mention.Post!.Path).Take(MostCandidates)
            .Join(context.Set<LinkRow>(), mention => new { mention.PostId, mention.Position }, link => new { link.PostId, link.Position }, (mention, link) => new Mention(mention.Post!, link.Target)));

    private readonly ReadSession session;

    internal RelationReader(ReadSession session) => this.session = session;

    /// <summary>What goes with a post; nothing with a page, or with what stands in no list.</summary>
    public PostRelations Find(PostPage page)
    {
        if (page.IsPage || page.Unlisted || page.Row is not { } row) return PostRelations.None;
        return new(ListRelated(row), ListMentions(row));
    }

    private IReadOnlyList<PostLink> ListRelated(PostRow row)
    {
        if (row.HideRelated) return [];
        var chosen = ListChosen(row);
        var alike = chosen.Count >= MostRelated ? [] : new Likeness(session, row).List(MostRelated - chosen.Count, chosen.ConvertAll(post => post.Id));
        return [.. chosen.Concat(alike).Select(Link)];
    }

    /// <summary>The posts that the author names, as far as they can be seen, in the author's order.</summary>
    private List<PostRow> ListChosen(PostRow row) =>
        [.. session.FindChosen(row).Select(chosen => chosen.Post).OfType<PostRow>().Where(post => post.Id != row.Id).DistinctBy(post => post.Id)];

    private IReadOnlyList<PostLink> ListMentions(PostRow row)
    {
        var addresses = session.Context.Aliases.Where(alias => alias.PostId == row.Id).Select(alias => alias.UrlKey).ToList();
        var names = session.Context.Set<NoteNameRow>().Where(name => name.PostId == row.Id).Select(name => name.Name).ToList();
        var mentions = MentionKey.OfPost(row.Path, [row.UrlKey, .. addresses], names, session.Options.BaseUrl).Distinct(StringComparer.Ordinal)
            .SelectMany(key => WithKey(session.Context, key)).Where(mention => mention.Post.Id != row.Id).ToLookup(mention => mention.Post.Id);
        var linkers = mentions.Select(group => group.First().Post).OrderByDescending(post => post.PublishUtc).ThenBy(post => post.Path, StringComparer.Ordinal).Take(MostCandidates).ToList();
        if (linkers.Count == 0) return [];
        // What a link means is what the page that it stands on makes of it for this reader.
        var resolved = session.Resolve([.. linkers.Select(post => (post, (IReadOnlyList<string>)[.. mentions[post.Id].Select(mention => mention.Target).Distinct()]))]);
        return [.. linkers.Where((_, index) => resolved[index].Values.Any(target => target.Kind == ResolvedKind.Path && target.Value == row.Url)).Take(MostMentions).Select(Link)];
    }

    private static PostLink Link(PostRow post) => new(post.Url, post.Title, post.Language);

    private sealed record Mention(PostRow Post, string Target);
}
