using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace Blog.Content.Markdown;

/// <summary>
/// Highlights code with VS Code's grammars, within limits: long lines, long blocks and slow ones stay plain. Results are kept, since one
/// block is rendered for its page, its feeds and its previews.
/// </summary>
internal static class Highlighter
{
    private const int MaximumLine = 2000;
    private const int MaximumBlock = 100_000;
    private const int MaximumKept = 8_000_000;

    // What a line takes depends on the machine, and on whether its grammar has compiled itself already; replicas have to agree on what it looks
    // like. So the one limit is far above what the largest block takes anywhere, and no line is shown in part.
    private static readonly TimeSpan BlockLimit = TimeSpan.FromSeconds(10);

    /// <summary>Grammars compile themselves while they work and are not safe to share: one block at a time.</summary>
    private static readonly Lock Gate = new();
    private static readonly Lazy<Registry> Grammars = new(() => new Registry(new RegistryOptions(ThemeName.LightPlus)));
    private static readonly Dictionary<string, IGrammar?> Loaded = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string[]> Kept = new(StringComparer.Ordinal);
    private static readonly Queue<(string Key, int Size)> Order = new();
    private static int keptSize;

    /// <summary>The lines as HTML with classes; null where the code is to stay plain.</summary>
    /// <param name="scope">The grammar's scope name.</param>
    /// <param name="lines">The code.</param>
    public static string[]? Highlight(string scope, string[] lines)
    {
        if (scope.Length == 0 || lines.Length == 0 || lines.Sum(line => line.Length + 1) > MaximumBlock) return null;
        var key = scope + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        lock (Gate)
        {
            if (Kept.TryGetValue(key, out var known)) return known;
            if (Grammar(scope) is not { } grammar) return null;
            var result = Tokenize(grammar, lines);
            Keep(key, result);
            return result;
        }
    }

    private static IGrammar? Grammar(string scope)
    {
        if (!Loaded.TryGetValue(scope, out var grammar)) Loaded[scope] = grammar = Grammars.Value.LoadGrammar(scope);
        return grammar;
    }

    private static string[] Tokenize(IGrammar grammar, string[] lines)
    {
        var result = new string[lines.Length];
        var html = new StringBuilder();
        var clock = Stopwatch.StartNew();
        IStateStack? state = null;
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            var left = BlockLimit - clock.Elapsed;
            if (line.Length > MaximumLine || left <= TimeSpan.Zero)
            {
                result[index] = HtmlText.Text(line);
                continue;
            }

            var tokens = grammar.TokenizeLine(line, state, left);
            state = tokens.RuleStack;
            result[index] = clock.Elapsed < BlockLimit ? Write(html.Clear(), line, tokens.Tokens) : HtmlText.Text(line);
        }

        return result;
    }

    /// <summary>Neighbours of one class share an element; blanks need none.</summary>
    private static string Write(StringBuilder html, string line, IToken[] tokens)
    {
        string? open = null;
        var at = 0;
        foreach (var token in tokens)
        {
            int from = Math.Clamp(token.StartIndex, at, line.Length), to = Math.Clamp(token.EndIndex, from, line.Length);
            Append(from, null);
            if (to > from) Append(to, line.AsSpan(from, to - from).IsWhiteSpace() ? open : CodeScopes.ClassOf(token.Scopes));
        }

        Append(line.Length, null);
        if (open is not null) html.Append("</span>");
        return html.ToString();

        void Append(int to, string? name)
        {
            if (to <= at) return;
            if (name != open)
            {
                if (open is not null) html.Append("</span>");
                if (name is not null) html.Append("<span class=\"").Append(name).Append("\">");
                open = name;
            }

            html.Append(HtmlText.Text(line[at..to]));
            at = to;
        }
    }

    private static void Keep(string key, string[] result)
    {
        var size = key.Length + result.Sum(line => line.Length + 16);
        Kept[key] = result;
        Order.Enqueue((key, size));
        keptSize += size;
        while (keptSize > MaximumKept && Order.TryDequeue(out var oldest))
        {
            Kept.Remove(oldest.Key);
            keptSize -= oldest.Size;
        }
    }
}
