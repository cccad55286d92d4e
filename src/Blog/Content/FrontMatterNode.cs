namespace Blog.Content;

/// <summary>A value of front matter or of a settings file, whatever language it was written in, with its place.</summary>
/// <param name="Line">One-based line in the file.</param>
/// <param name="Column">One-based column.</param>
public abstract record FrontMatterNode(int Line, int Column);

/// <summary>Text, number, boolean, date or nothing: kept as written, since what it means depends on its key.</summary>
/// <param name="Value">Escapes resolved; empty for an empty value.</param>
/// <param name="IsQuoted">Written in quotes or as a block, so that it is text whatever it looks like.</param>
public sealed record FrontMatterScalar(string Value, bool IsQuoted, int Line, int Column) : FrontMatterNode(Line, Column)
{
    /// <summary>Nothing was written, or YAML's null.</summary>
    public bool IsEmpty => !IsQuoted && Value is "" or "~" or "null" or "Null" or "NULL" || Value.AsSpan().Trim().IsEmpty;
}

/// <summary>Several values in order.</summary>
public sealed record FrontMatterList(IReadOnlyList<FrontMatterNode> Items, int Line, int Column) : FrontMatterNode(Line, Column);

/// <summary>Keys with values in the order of the file; a key given twice stands in it twice.</summary>
public sealed record FrontMatterMap(IReadOnlyList<FrontMatterEntry> Entries, int Line, int Column) : FrontMatterNode(Line, Column)
{
    public static readonly FrontMatterMap Empty = new([], 1, 1);
}

/// <summary>One key with its value.</summary>
public sealed record FrontMatterEntry(string Key, FrontMatterNode Value, int Line, int Column);

/// <summary>Front matter or a settings file that cannot be parsed.</summary>
public sealed class FrontMatterException(ProblemCode code, int line, int column, string message, string suggestion = "") : Exception(message)
{
    public ProblemCode Code { get; } = code;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Suggestion { get; } = suggestion;

    public ContentProblem At(string path) => new(path, Line, Column, Code, Message, Suggestion);
}
