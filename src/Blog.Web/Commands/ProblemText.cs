using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Content;

namespace Blog.Web.Commands;

/// <summary>Problems in the forms that people, programs and GitHub read.</summary>
internal static class ProblemText
{
    /// <summary>Text stays legible, since the output is no HTML.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteJson(TextWriter output, IEnumerable<ContentProblem> problems) => output.WriteLine(JsonSerializer.Serialize(problems.Select(Fields), Json));

    /// <summary>The fields of a problem, as JSON has them.</summary>
    public static object Fields(ContentProblem problem) =>
        new { problem.Path, problem.Line, problem.Column, Code = problem.Code.Id, Severity = Severity(problem.Severity), problem.Message, problem.Suggestion };

    /// <summary>A workflow command that GitHub shows beside the line.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="folder">The content folder, as the repository names it.</param>
    public static string Annotation(ContentProblem problem, string folder)
    {
        var file = folder is "." ? problem.Path : $"{folder.TrimEnd('/')}/{problem.Path}";
        var message = problem.Suggestion.Length == 0 ? problem.Message : $"{problem.Message}: {problem.Suggestion}";
        return string.Create(CultureInfo.InvariantCulture,
            $"::{Severity(problem.Severity)} file={Property(file)},line={problem.Line},col={problem.Column},title={Property(problem.Code.Id)}::{Data(message)}");
    }

    /// <summary>One line, whatever names of files hold: a line feed would make two of it, and an escape would speak to the terminal.</summary>
    public static string Line(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    public static string Severity(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";

    // https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts says what has to be escaped.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
