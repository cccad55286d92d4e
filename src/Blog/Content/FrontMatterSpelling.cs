namespace Blog.Content;

/// <summary>Finds the key that an author probably meant.</summary>
internal static class FrontMatterSpelling
{
    /// <summary>The spelling within one slip of a short key, or two of one with five characters and more; null for none.</summary>
    /// <param name="path">A normalised key.</param>
    /// <param name="isWary">Two slips count in any key of five characters: rather a key too many than one missed.</param>
    public static string? Nearest(string path, IEnumerable<string> spellings, bool isWary = false)
    {
        string? nearest = null;
        var least = path.Length < 5 && !isWary ? 2 : 3;
        foreach (var spelling in spellings)
        {
            var known = FrontMatterKeys.Normalize(spelling);
            if (known.Length < 3 || Math.Abs(known.Length - path.Length) >= least) continue;
            var distance = EditDistance.Between(path, known);
            if (distance >= least || distance > (isWary && known.Length >= 5 ? 2 : known.Length / 3)) continue;
            (nearest, least) = (spelling, distance);
        }

        return nearest;
    }

    /// <summary>
    /// What to ask an author about a key that nobody knows: the nearest spelling within two slips, or within one of a spelling of three letters.
    /// More than <see cref="Nearest"/> takes for granted, since a question does no harm.
    /// </summary>
    public static string? Guess(string path, IEnumerable<string> spellings)
    {
        string? guess = null;
        var least = 3;
        foreach (var spelling in spellings)
        {
            var known = FrontMatterKeys.Normalize(spelling);
            if (known.Length < 3 || Math.Abs(known.Length - path.Length) >= least) continue;
            var distance = EditDistance.Between(path, known);
            if (distance >= least || distance > (Math.Min(known.Length, path.Length) < 4 ? 1 : 2)) continue;
            (guess, least) = (spelling, distance);
        }

        return guess;
    }

    /// <summary>The line gives a value to a key that is known here or to another engine.</summary>
    public static bool IsKeyLine(ReadOnlySpan<char> line) => KeyOf(line) is { } key && (FrontMatterKeys.IsKnown(key) || FrontMatterIgnored.Contains(key));

    /// <summary>The line gives a value to one of these keys.</summary>
    public static bool IsKeyLine(ReadOnlySpan<char> line, params ReadOnlySpan<FrontMatterKey> keys)
    {
        if (KeyOf(line) is not { } written) return false;
        foreach (var key in keys)
            if (key.Paths.Contains(written)) return true;
        return false;
    }

    private static string? KeyOf(ReadOnlySpan<char> line) =>
        line.IndexOfAny(':', '=') is > 0 and <= 60 and var end ? FrontMatterKeys.Normalize(line[..end].Trim().Trim("\"'").ToString()) : null;
}
