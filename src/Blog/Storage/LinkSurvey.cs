using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>
/// Looks where every link of every post leads, by the same rules as the pages: for the public, and past the gate only to say what is hidden there.
/// Many posts at once, so that a folder of thousands is looked through in seconds.
/// </summary>
/// <param name="closed">What the public sees.</param>
/// <param name="open">What is there.</param>
/// <param name="isFile">Whether a file is served at a path of the site as it stands.</param>
internal sealed class LinkSurvey(ReadSession closed, ReadSession open, Func<string, bool> isFile)
{
    private const int Together = 250;

    private readonly SurveyedSite publicSite = new(closed, isFile);
    private readonly SurveyedSite wholeSite = new(open, isFile);
    private readonly PlaceReader places = new(open);

    /// <summary>Every link that does not lead where it says, in the order of the files.</summary>
    /// <param name="path">Of one file alone; null for all.</param>
    public IEnumerable<BrokenLink> List(string? path = null, CancellationToken cancellation = default)
    {
        var posts = open.Context.Posts.Where(post => path == null || post.Path == path).OrderBy(post => post.Path).ToList();
        foreach (var some in posts.Chunk(Together))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var broken in Look(some)) yield return broken;
        }
    }

    private List<BrokenLink> Look(PostRow[] posts)
    {
        var ids = posts.Select(post => post.Id).ToArray();
        var links = open.Context.Set<LinkRow>().Where(link => ids.Contains(link.PostId)).OrderBy(link => link.Position)
            .Select(link => new SurveyedLink(link.PostId, link.Target, link.IsImage, link.Line, link.Column)).ToLookup(link => link.PostId);
        var asked = posts.Select(post => (Row: post, Targets: (IReadOnlyList<string>)[.. Targets(post, links[post.Id])])).ToList();
        var isPublic = posts.ToDictionary(post => post.Id, post => publicSite.Find(post.Url) is not null);
        // What a post that is not public leads to is only asked to be there: both may come out together.
        var first = publicSite.Look([.. asked.Where(post => isPublic[post.Row.Id])]).Concat(wholeSite.Look([.. asked.Where(post => !isPublic[post.Row.Id])])).ToDictionary();
        var failed = asked.Select(post => (post.Row, Targets: (IReadOnlyList<string>)[.. post.Targets.Where(target => first[(post.Row.Id, target)].Fault != LinkFault.None)]))
            .Where(post => isPublic[post.Row.Id] && post.Targets.Count > 0).ToList();
        var hidden = wholeSite.Look(failed).Where(pair => pair.Value.Fault == LinkFault.None).ToDictionary();
        var broken = new List<BrokenLink>();
        var fragments = new List<(BrokenLink Link, long PostId, string Fragment)>();
        foreach (var post in posts)
        {
            foreach (var link in WithCover(post, links[post.Id]))
            {
                var seen = first[(post.Id, link.Target)];
                var found = new BrokenLink(post.Path, post.Url, link.Line, link.Column, link.Target, link.IsImage, seen.Key) { Fault = seen.Fault };
                if (seen.Fault == LinkFault.None && PlaceReader.FragmentOf(seen.Key) is { } fragment && (seen.Key.Kind == LinkKind.Fragment ? post.Id : seen.Post?.Id) is { } target)
                    fragments.Add((found with { Other = seen.Post?.Path ?? post.Path }, target, fragment));
                if (seen.Fault == LinkFault.None) continue;
                if (hidden.TryGetValue((post.Id, link.Target), out var there)) found = found with { Fault = LinkFault.Hidden, Other = there.Post?.Path, Why = there.Post is null ? "" : Reason(there.Post.Id) };
                broken.Add(found);
            }

            broken.AddRange(Related(post, isPublic[post.Id]));
        }

        broken.AddRange(places.ListMissing(fragments));
        return broken;
    }

    private IEnumerable<BrokenLink> Related(PostRow post, bool isPublic)
    {
        if (post.Related.Length == 0) yield break;
        var missing = (isPublic ? closed : open).FindChosen(post).Where(chosen => chosen.Post is null).Select(chosen => chosen.Written).ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0) yield break;
        foreach (var (written, there) in open.FindChosen(post).Where(chosen => missing.Contains(chosen.Written)))
        {
            yield return new(post.Path, post.Url, 0, 0, written, false, default)
            {
                Origin = LinkOrigin.Related,
                Fault = there is null ? LinkFault.Nothing : LinkFault.Hidden,
                Other = there?.Path,
                Why = there is null ? "" : open.Reason(there),
            };
        }
    }

    private string Reason(long id) => open.Context.Posts.Where(post => post.Id == id).AsEnumerable().Select(open.Reason).FirstOrDefault() ?? "";

    private static IEnumerable<string> Targets(PostRow post, IEnumerable<SurveyedLink> links) => WithCover(post, links).Select(link => link.Target).Distinct(StringComparer.Ordinal);

    /// <summary>A cover stands on no line of the text.</summary>
    private static IEnumerable<SurveyedLink> WithCover(PostRow post, IEnumerable<SurveyedLink> links) => post.Cover is null ? links : links.Prepend(new(post.Id, post.Cover, true, 0, 0));

    private sealed record SurveyedLink(long PostId, string Target, bool IsImage, int Line, int Column);
}

/// <summary>What is wrong with a link.</summary>
internal enum LinkFault
{
    None,
    Nothing,

    /// <summary>It leads to something that the public does not see.</summary>
    Hidden,

    /// <summary>The page is there, and the place on it is not.</summary>
    Place,
}

/// <summary>Where a link is written.</summary>
internal enum LinkOrigin
{
    Text,
    Related,
}

/// <summary>A link that does not lead where it says.</summary>
/// <param name="Path">The file that it stands in.</param>
/// <param name="Url">That file's address.</param>
/// <param name="Line">One-based, in the file; 0 where it stands in the front matter.</param>
/// <param name="Target">As written.</param>
/// <param name="IsImage">A picture, film or sound that the page shows.</param>
/// <param name="Key">The target taken apart.</param>
internal sealed record BrokenLink(string Path, string Url, int Line, int Column, string Target, bool IsImage, LinkKey Key)
{
    public LinkOrigin Origin { get; init; }

    public LinkFault Fault { get; init; }

    /// <summary>The file that it leads to; null for none.</summary>
    public string? Other { get; init; }

    /// <summary>Why that is hidden.</summary>
    public string Why { get; init; } = "";

    /// <summary>The places that there are.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
