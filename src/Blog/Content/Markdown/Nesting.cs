using System.Runtime.CompilerServices;

namespace Blog.Content.Markdown;

/// <summary>Keeps hostile or broken texts from costing more than their length: what nests beyond any use is refused.</summary>
internal static class Nesting
{
    /// <summary>Depth of the tree. Markdig itself stops blocks at 128 levels and inlines at 10,000.</summary>
    private const int MaximumDepth = 500;

    /// <summary>Depth of the HTML tree: our own elements around and between those that authors may leave open.</summary>
    private const int MaximumHtmlDepth = 1000;

    /// <summary>Brackets open at once within a paragraph: Markdig looks from each of them to the paragraph's end.</summary>
    private const int MaximumOpenBrackets = 4000;

    /// <summary>Lists within one another: Markdig looks at each of them again on every line, and stops at 128 blocks only in the end.</summary>
    private const int MaximumListDepth = 100;

    /// <exception cref="MarkdownException">A paragraph leaves too much open, or lists lie too deep within one another.</exception>
    public static void Check(string body)
    {
        CheckLists(body);
        Openers.Check(body);
        if (body.AsSpan().Count('[') <= MaximumOpenBrackets && body.AsSpan().Count('(') <= MaximumOpenBrackets) return;
        int square = 0, round = 0, line = 1;
        var rest = body.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAny(Brackets);
            if (at < 0) return;
            switch (rest[at])
            {
                case '[': square++; break;
                case ']': square = Math.Max(0, square - 1); break;
                case '(': round++; break;
                case ')': round = Math.Max(0, round - 1); break;
                default:
                    line++;
                    var next = rest[(at + 1)..];
                    if (next.Length > 0 && next[0] is '\n' or '\r') square = round = 0;
                    break;
            }

            if (square > MaximumOpenBrackets || round > MaximumOpenBrackets)
                throw new MarkdownException(line, $"more than {MaximumOpenBrackets} brackets are open at once");
            rest = rest[(at + 1)..];
        }
    }

    private static void CheckLists(string body)
    {
        var indents = new Stack<int>();
        var number = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line.IndexOfAnyExcept(' ', '\t');
            if (indent < 0) continue;
            if (line[indent] is not ('-' or '*' or '+' or (>= '0' and <= '9')))
            {
                if (indent == 0) indents.Clear();
                continue;
            }

            while (indents.TryPeek(out var outer) && outer >= indent) indents.Pop();
            indents.Push(indent);
            if (indents.Count > MaximumListDepth) throw new MarkdownException(number, $"more than {MaximumListDepth} lists lie within one another");
        }
    }

    public static MarkdownException TooDeep() => new(1, "the text nests too deeply: quotes, lists or emphasis within one another");

    /// <summary>Called at every step down a tree.</summary>
    /// <exception cref="MarkdownException">The tree is too deep to be walked.</exception>
    public static void Enter(int depth)
    {
        if (depth > MaximumDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooDeep();
    }

    /// <summary>Called at every step down a tree of HTML.</summary>
    /// <exception cref="MarkdownException">The tree is too deep to be walked.</exception>
    public static void EnterHtml(int depth)
    {
        if (depth > MaximumHtmlDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooDeep();
    }

    private static readonly System.Buffers.SearchValues<char> Brackets = System.Buffers.SearchValues.Create("[]()\n");
}
