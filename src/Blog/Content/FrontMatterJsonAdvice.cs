using System.Text;
using System.Text.Json;

namespace Blog.Content;

/// <summary>Says of text that is no JSON which slip its author made: a comma too few, or quotes that JSON does not know.</summary>
internal static class FrontMatterJsonAdvice
{
    public static FrontMatterException Explain(JsonException error, ReadOnlySpan<byte> bytes, int firstLine)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var index = Math.Clamp((int)(error.LineNumber ?? 0), 0, lines.Length - 1);
        var line = lines[index];
        // The parser counts bytes, and an editor letters.
        var row = Encoding.UTF8.GetBytes(line);
        var column = Encoding.UTF8.GetCharCount(row.AsSpan(0, Math.Min(row.Length, (int)(error.BytePositionInLine ?? 0))));
        var before = Enumerable.Range(0, index).LastOrDefault(at => lines[at].Trim().Length > 0, -1);
        if (error.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new(ProblemCode.FrontMatterTooLarge, firstLine + index, column + 1, "it nests too deeply", "write plain keys and values");
        if (line.AsSpan(Math.Min(column, line.Length)).TrimStart() is ['"', ..] && line[..column].Trim().Length == 0 && before >= 0 && error.Message.Contains("after a value", StringComparison.Ordinal))
            return Bad(firstLine + before, lines[before].TrimEnd().Length + 1, "a comma is missing after the value", $"write {lines[before].Trim()},");
        if (column < line.Length && line[column] is '\'' or '\u201C' or '\u201D' or '\u2018' or '\u2019')
        {
            var close = line.IndexOfAny(['\'', '\u201C', '\u201D', '\u2018', '\u2019'], column + 1);
            return Bad(firstLine + index, column + 1, $"{line[column]} is no quote of JSON", close < 0 ? "write \" in its place" : $"write \"{line[(column + 1)..close]}\"");
        }

        var end = error.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return Bad(firstLine + index, column + 1, $"this is not JSON ({(end < 0 ? error.Message : error.Message[..end]).TrimEnd('.')})", "write { \"key\": \"value\" }");
    }

    private static FrontMatterException Bad(int line, int column, string message, string suggestion) => new(ProblemCode.BadFrontMatter, line, column, message, suggestion);
}
