namespace Blog.Content;

/// <summary>The words of a title that may say what a post is about.</summary>
internal static class TitleWords
{
    private const int Shortest = 4;

    // Words that are long, and say nothing.
    private static readonly HashSet<string> Empty = new(
        ("about after again also always another around because been before being between both could does doing down each even every from good have here into "
        + "just like made make makes many more most much need never only other over part post same should some still such than that their them then there these they "
        + "thing things this those through under using very want well were what when where which while will with within without would your").Split(' '), StringComparer.Ordinal);

    /// <summary>Each once, folded.</summary>
    public static IEnumerable<string> Of(string title)
    {
        var folded = UnicodeText.Compose(title).ToLowerInvariant();
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= folded.Length; at++)
        {
            if (at < folded.Length && (char.IsLetterOrDigit(folded[at]) || char.IsSurrogate(folded[at]) || char.GetUnicodeCategory(folded[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)) continue;
            if (at - start >= Shortest && !folded.AsSpan(start, at - start).ContainsOnlyDigits()) words.Add(folded[start..at]);
            start = at + 1;
        }

        return words.Where(word => !Empty.Contains(word)).Distinct(StringComparer.Ordinal);
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
