using System.Globalization;

namespace Blog.Content;

/// <summary>Values that nothing could be read from, though their keys are known: without a word their authors would look for the post where it is not.</summary>
internal static class FormProblems
{
    public static IEnumerable<ContentProblem> Of(string path, FrontMatterFields fields)
    {
        if (Entries(fields, FrontMatterKeys.SeriesOrder).FirstOrDefault() is { } order && !(order.Value is FrontMatterScalar { Value: var number } && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            yield return Unusable(path, order, "is no number", $"write {order.Key}: 2");
        foreach (var key in (FrontMatterKey[])[FrontMatterKeys.Tags, FrontMatterKeys.Categories, FrontMatterKeys.Keywords])
        {
            foreach (var entry in Entries(fields, key))
                if (entry.Value is FrontMatterMap map) yield return Unusable(path, entry, "is a map, and no list", $"write {entry.Key}: [{string.Join(", ", map.Entries.SelectMany(Words))}]");
        }
    }

    // Read here, a value would seem to be used.
    private static IEnumerable<FrontMatterEntry> Entries(FrontMatterFields fields, FrontMatterKey key) =>
        fields.All.Where(field => key.Paths.Contains(field.Path) && field.Entry.Value is not FrontMatterScalar { IsEmpty: true }).Select(field => field.Entry);

    private static IEnumerable<string> Words(FrontMatterEntry entry) => entry.Value is FrontMatterScalar { IsEmpty: false } scalar ? [entry.Key, ContentText.SingleLine(scalar.Value)] : [entry.Key];

    private static ContentProblem Unusable(string path, FrontMatterEntry entry, string why, string suggestion) =>
        new(path, entry.Value.Line, entry.Value.Column, ProblemCode.UnusableValue, $"the value of {FrontMatterFields.Shown(entry.Key)} {why}", suggestion);
}
