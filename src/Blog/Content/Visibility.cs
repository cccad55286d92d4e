namespace Blog.Content;

/// <summary>
/// THE decision: what in a file hides its post, and from which lists it stays away. The dates between which it is public stand
/// on the <see cref="Post"/>; the gate in storage compares them with the clock.
/// </summary>
/// <param name="HiddenBecause">Why the post is not public, each as the author wrote it (<c>draft: true</c>); empty for a public one.</param>
/// <param name="Unlisted">Has its URL, and stands in no list, feed, count, search or sitemap.</param>
/// <param name="NoIndex">Search engines are asked to stay away; not in the sitemap.</param>
/// <param name="NotSearched">Not found by the site's own search.</param>
public sealed record Visibility(IReadOnlyList<string> HiddenBecause, bool Unlisted = false, bool NoIndex = false, bool NotSearched = false)
{
    public static readonly Visibility Public = new([]);

    public bool IsHidden => HiddenBecause.Count > 0;
}
