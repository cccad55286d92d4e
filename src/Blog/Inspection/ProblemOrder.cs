using Blog.Content;

namespace Blog.Inspection;

/// <summary>The order in which problems are said: by file, line and column.</summary>
public sealed class ProblemOrder : IComparer<ContentProblem>
{
    public static readonly ProblemOrder InFile = new();

    public int Compare(ContentProblem? x, ContentProblem? y)
    {
        var byPath = string.CompareOrdinal(x!.Path, y!.Path);
        return byPath != 0 ? byPath : (x.Line, x.Column, x.Code.Id).CompareTo((y.Line, y.Column, y.Code.Id));
    }
}
