using System.Globalization;

namespace Blog.Content;

/// <summary>A key of front matter that no value comes from.</summary>
/// <param name="Key">As the author wrote it.</param>
/// <param name="Line">Its line in the file.</param>
/// <param name="Reason">Why it has no effect.</param>
public sealed record UnusedKey(string Key, int Line, string Reason);

/// <summary>Finds the keys that no reader has used, by what the readers said, and tells their author why.</summary>
internal static class UnusedKeys
{
    public static IReadOnlyList<UnusedKey> List(PostOrigins origins)
    {
        if (origins.Fields is not { } fields) return [];
        var used = origins.Used.ToHashSet<FrontMatterEntry>(ReferenceEqualityComparer.Instance);
        // A map that is used as a whole needs no word about what stands in it.
        used.UnionWith(used.Select(entry => entry.Value).OfType<FrontMatterMap>().SelectMany(map => map.Entries).ToList());
        var judged = origins.Judgements.ToDictionary<PostOrigins.JudgedEntry, FrontMatterEntry>(judgement => judgement.Entry, ReferenceEqualityComparer.Instance);
        return
        [
            .. from field in fields.All
               where !used.Contains(field.Entry) && !FrontMatterFields.IsContainer(field.Path, field.Entry)
               where !judged.TryGetValue(field.Entry, out var judgement) || !IsAboutVisibility(field.Path, judgement)
               let reason = Reason(field.Path, field.Entry, origins)
               where reason is not null
               orderby field.Entry.Line, field.Entry.Column
               select new UnusedKey(FrontMatterFields.Shown(field.Entry.Key), field.Entry.Line, reason),
        ];
    }

    /// <summary>Some keys are dates or paths in one file, and say who may see the post in another.</summary>
    private static bool IsAboutVisibility(string path, PostOrigins.JudgedEntry judgement) =>
        judgement.Effect is not null || judgement.Entry.Value is FrontMatterScalar scalar && FrontMatterBoolean.Read(scalar.Value) is not null || !FrontMatterKeys.PublishAt.Paths.Concat(FrontMatterKeys.Url.Paths).Contains(path);

    /// <summary>Why a key has no effect; null where nobody would expect one.</summary>
    private static string? Reason(string path, FrontMatterEntry entry, PostOrigins origins)
    {
        if (FrontMatterKeys.IsKnown(path))
        {
            if (entry.Value is FrontMatterScalar { IsEmpty: true }) return "has no value";
            var winner = FrontMatterKeys.All.Where(key => key.Paths.Contains(path)).Select(origins.Of).FirstOrDefault(origin => origin is not null)?.Entries.FirstOrDefault();
            return winner is null ? "has no effect here" : string.Create(CultureInfo.InvariantCulture, $"{FrontMatterFields.Shown(winner.Key)}, line {winner.Line}, counts");
        }

        if (FrontMatterIgnored.Contains(path)) return "known from other engines, and without use here";
        // What stands in a map of anything is anybody's.
        if (path.Contains('.', StringComparison.Ordinal) && !entry.Key.Contains('.', StringComparison.Ordinal)) return null;
        return FrontMatterKeys.Guess(path) is { } nearest ? $"not a known key: did you mean {nearest}?" : "not a known key";
    }
}
