namespace Blog.Content;

/// <summary>A body that is refused because reading it would cost too much; <see cref="MarkdownRenderer"/> throws nothing else for a text.</summary>
/// <param name="line">One-based line within the body; 1 where the place is not known.</param>
/// <param name="message">What is wrong, in one line, for the author.</param>
public sealed class MarkdownException(int line, string message) : Exception(message)
{
    public ProblemCode Code { get; } = ProblemCode.TooDeep;

    public int Line { get; } = line;
}
