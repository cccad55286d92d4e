namespace Blog.Content;

/// <summary>How much a problem matters: an error keeps a file (or a part of it) from the public, a warning only informs the author.</summary>
public enum ProblemSeverity
{
    Warning,
    Error,
}

/// <summary>Something in a content file that its author should know, with the place and what to write instead.</summary>
/// <param name="Path">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">One-based line in the file.</param>
/// <param name="Column">One-based column in the line, in characters.</param>
/// <param name="Code">The stable kind of problem.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Suggestion">What to write instead; empty where nothing general can be said.</param>
public sealed record ContentProblem(string Path, int Line, int Column, ProblemCode Code, string Message, string Suggestion = "")
{
    public ProblemSeverity Severity => Code.Severity;

    public override string ToString() =>
        Suggestion.Length == 0 ? $"{Path}:{Line}:{Column} {Code.Id} {Message}" : $"{Path}:{Line}:{Column} {Code.Id} {Message}: {Suggestion}";
}
