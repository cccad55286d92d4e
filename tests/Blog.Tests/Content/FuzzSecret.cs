using System.Text.RegularExpressions;

namespace Blog.Tests.Content;

/// <summary>
/// A post whose front matter holds a line that hides it, cut in two at that line. Everything around the line may be damaged; as long as the
/// line itself stands whole below the fence, nobody may see the post.
/// </summary>
internal sealed partial record FuzzSecret(string Before, string Line, string After)
{
    /// <summary>Ways to get the first fence wrong, or to write something before it.</summary>
    private static readonly string[] Openings =
        ["", "--\n", "----\n", "—\n", " ---\n", "\t---\n", "\u200B---\n", "\uFEFF---\n", "---yaml\n", "--- \n", "\n\n---\n", "---\n---\n", "***\n", "x\n---\n", "garbage\n\n---\n", "<!-- a -->\n---\n", "<!--\n---\n", "# A\n\n---\n", "Note: this\n\n---\n", "+++\n", ";;;\n", "{\n"];

    /// <summary>A seed with a hiding line at some place of its front matter; null where it has none.</summary>
    public static FuzzSecret? Hide(string text, Random random)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var fence = lines[0].Trim();
        string[] signals;
        int last;
        switch (fence)
        {
            case "---" or "+++" or ";;;":
                signals = fence == "---" ? FuzzSeeds.YamlSignals : fence == "+++" ? FuzzSeeds.TomlSignals : FuzzSeeds.JsonSignals;
                last = Array.FindIndex(lines, 1, line => line.TrimEnd() == fence);
                break;
            case "{":
                signals = FuzzSeeds.JsonSignals;
                last = 2;
                break;
            default:
                return null;
        }

        if (last < 1) return null;
        var at = random.Next(1, last + 1);
        return new(Join(lines[..at]), signals[random.Next(signals.Length)], Join(lines[at..]).TrimEnd('\n'));
    }

    public string Whole => $"{Before}{Line}\n{After}";

    /// <summary>The post with one or two things around the line gone wrong.</summary>
    public string Damage(Mutation mutation, Random random)
    {
        var (before, after) = (Before, "\n" + After);
        var opening = before.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            switch (random.Next(9))
            {
                case 0: after = after[..random.Next(after.Length + 1)]; break;
                case 1: after = "\n" + mutation.Edit(after[Math.Min(1, after.Length)..]); break;
                case 2: after = "\n" + mutation.Piece() + after[Math.Min(1, after.Length)..]; break;
                case 3: after = string.Join('\n', after.Split('\n').Where(line => line.TrimEnd() is not ("---" or "+++" or ";;;" or "}"))); break;
                case 4: after = "\n\nText of a secret.\n"; break;
                case 5: before = before[..opening] + Damaged(before[opening..], mutation); break;
                case 6 when before == Before:
                    count = 1;
                    var other = Openings[random.Next(Openings.Length)];
                    (before, opening) = (other + before[opening..], other.Length);
                    break;
                case 7 when before == Before: before = mutation.Newlines(before); opening = 0; count = 1; break;
                default: after = mutation.Newlines(after); break;
            }

            if (after.Length > 0 && after[0] is not ('\n' or '\r')) after = "\n" + after;
        }

        return before + Line + after;
    }

    /// <summary>Lines above the hiding one with small edits that begin nothing else: no fence, and no code.</summary>
    private static string Damaged(string lines, Mutation mutation)
    {
        var edited = mutation.Edit(lines);
        if (edited.Contains("```", StringComparison.Ordinal) || edited.Contains("~~~", StringComparison.Ordinal) || EndOfKeys().IsMatch(edited)) return lines;
        return edited.Length == 0 || edited[^1] == '\n' ? edited : edited + "\n";
    }

    [GeneratedRegex(@"^\W{3,}$[\s\S]*^\s*$", RegexOptions.Multiline)]
    private static partial Regex EndOfKeys();

    private static string Join(string[] lines) => string.Concat(lines.Select(line => line + "\n"));
}
