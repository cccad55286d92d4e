using Blog.Content;

namespace Blog.Storage;

/// <summary>
/// What no file can decide alone, once it is decided: whose folder is hidden, which post has an address, what the search may find, how many posts
/// there are. Decided of all posts, or of those that changed and those that they have to do with.
/// </summary>
/// <param name="Contested">Addresses that more than one post claims.</param>
/// <param name="HasHiddenFolders">A file hides its folder, or links lead to places that hide.</param>
internal sealed record SettledPosts(IReadOnlySet<string> Contested, bool HasHiddenFolders, int All, int Public, DateTimeOffset? NextDueAt)
{
    /// <summary>What is said of the whole set, and stays as long as nothing of it changes.</summary>
    public static IReadOnlyList<ProblemCode> Codes { get; } = [ProblemCode.DuplicateUrl, ProblemCode.TakenAlias];

    /// <summary>Decides of all posts.</summary>
    public static SettledPosts OfAll(PostWriter writer, ContentScan scan, BlogOptions options)
    {
        var (gate, now, realPaths) = (new GateWriter(writer), writer.UtcNow, scan.RealPaths);
        // A link must not take a post out of the folder that hides it.
        var hidden = realPaths.Where(pair => VisibilityPlaces.Reason(pair.Value) is not null).Select(pair => pair.Key).ToList();
        // Where a post lies whose folder cannot be looked at now is not known: what hid it, hides it.
        if (scan.HasUnseen) hidden.AddRange(writer.ListHiddenByPlace().Where(scan.IsUnseen));
        var hasHidden = gate.SettleFolders(realPaths, hidden);
        var lost = gate.SettleUrls(now);
        Tell(writer, lost, gate.ListTakenAliases(), options.ContentPath);
        writer.SettleSearch(gate.ListFindable(now, options.ShowDrafts), options.ShowDrafts);
        var (all, open) = gate.Count(now);
        return new(lost.Select(post => post.Url).ToHashSet(StringComparer.Ordinal), hasHidden, all, open, gate.FindNextDue(now));
    }

    /// <summary>Decides of what changed; null where that touches so much that all has to be decided anew.</summary>
    /// <param name="writer">Has written what changed, and noted what it took out.</param>
    /// <param name="after">The number of the last post that was there before.</param>
    /// <param name="options">In force.</param>
    public SettledPosts? WithChanges(PostWriter writer, long after, BlogOptions options)
    {
        var (gate, now, removed) = (new GateWriter(writer), writer.UtcNow, writer.Removed!);
        if (HasHiddenFolders || writer.HasHiddenFolder || removed.NextDueAt is { } gone && gone == NextDueAt) return null;
        HashSet<string> urls = [.. Contested, .. removed.Urls, .. gate.ListUrls(after)];
        if (gate.SettleUrls(now, urls) is not { } lost) return null;
        // Old addresses are all held against all others, which a new version of a text need not wait for.
        var claims = gate.ListClaims(after);
        var isSameClaim = removed.Claims.SetEquals(claims) && !claims.Any(claim => claim.HasAliases);
        Tell(writer, lost, isSameClaim ? null : gate.ListTakenAliases(), options.ContentPath);
        writer.AddSearched(gate.ListFindable(now, options.ShowDrafts, after));
        var (all, open) = gate.Count(now, after);
        var next = gate.FindNextDue(now, after);
        return this with
        {
            Contested = lost.Select(post => post.Url).ToHashSet(StringComparer.Ordinal),
            All = All - removed.All + all,
            Public = Public - removed.Public + open,
            NextDueAt = NextDueAt <= next || next is null ? NextDueAt : next,
        };
    }

    /// <param name="taken">Old addresses that are another post's; null where what was said of them still holds.</param>
    private static void Tell(
        PostWriter writer, IReadOnlyList<(string Path, string Url, string Winner)> lost, IReadOnlyList<(string Path, string Alias, string Winner, bool IsOwnUrl)>? taken, string contentPath)
    {
        writer.RemoveProblems(taken is null ? [ProblemCode.DuplicateUrl] : Codes);
        foreach (var (path, url, winner) in lost)
            writer.Add(At(AddressPlace.OfUrl(contentPath, path, url), path, ProblemCode.DuplicateUrl, $"the URL {url} belongs to {winner}", $"write another slug here, or in {winner}"));
        foreach (var (path, alias, winner, isOwnUrl) in taken ?? [])
            writer.Add(At(AddressPlace.OfAlias(contentPath, path, alias), path, ProblemCode.TakenAlias, $"the old address {alias} leads to {winner}", isOwnUrl ? $"remove it from the aliases, since {winner} is at that address" : $"remove it from the aliases here, or from those of {winner}"));

        static ContentProblem At((int Line, int Column) place, string path, ProblemCode code, string message, string suggestion) => new(path, place.Line, place.Column, code, message, suggestion);
    }
}
