using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Knows the places of pages that fragments lead to. Headings are in the index; for anything else the post is rendered.</summary>
internal sealed class PlaceReader(ReadSession session)
{
    // What the page has beside the post: the top is every browser's own.
    private static readonly string[] OfEveryPage = ["", "top", "skip-target"];

    private readonly Dictionary<long, IReadOnlyCollection<string>> rendered = [];

    /// <summary>The fragment of a target, decoded; null where it has none that a page would have to know.</summary>
    public static string? FragmentOf(LinkKey key)
    {
        var tail = key.Kind == LinkKind.Fragment ? key.Value : key.Tail;
        var mark = tail.IndexOf('#', StringComparison.Ordinal);
        if (mark < 0 || key.Kind == LinkKind.External) return null;
        // What follows is text that the browser looks for (WICG, text fragments).
        var directive = tail.IndexOf(":~:", mark, StringComparison.Ordinal);
        var fragment = Uri.UnescapeDataString(directive < 0 ? tail[(mark + 1)..] : tail[(mark + 1)..directive]);
        return OfEveryPage.Contains(fragment) ? null : fragment;
    }

    /// <summary>Those whose place the post does not have.</summary>
    public IEnumerable<BrokenLink> ListMissing(IReadOnlyList<(BrokenLink Link, long PostId, string Fragment)> asked)
    {
        if (asked.Count == 0) yield break;
        var ids = asked.Select(link => link.PostId).Distinct().ToArray();
        var headings = session.Context.Set<HeadingRow>().Where(heading => ids.Contains(heading.PostId)).OrderBy(heading => heading.Position).Select(heading => new { heading.PostId, heading.Fragment }).ToLookup(heading => heading.PostId, heading => heading.Fragment);
        foreach (var (link, post, fragment) in asked)
        {
            if (headings[post].Contains(fragment) || Rendered(post).Contains(fragment)) continue;
            yield return link with { Fault = LinkFault.Place, Places = [.. headings[post], .. Rendered(post).Except(headings[post]).Where(id => !id.StartsWith("fn", StringComparison.Ordinal))] };
        }
    }

    private IReadOnlyCollection<string> Rendered(long post)
    {
        if (rendered.TryGetValue(post, out var ids)) return ids;
        var body = session.Context.Set<BodyRow>().Where(body => body.PostId == post).Select(body => new { body.Markdown, body.Post!.Title }).First();
        return rendered[post] = new MarkdownRenderer(session.Options.UnsafeHtml).ListPlaces(body.Markdown, body.Title);
    }
}
