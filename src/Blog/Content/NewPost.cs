using System.Globalization;
using System.Text;

namespace Blog.Content;

/// <summary>A post that is to be begun, as its author asks for it.</summary>
/// <param name="title">Of any characters.</param>
public sealed class NewPost(string title)
{
    // A name of 255 bytes is the most that file systems take, and a day, a language and an extension belong to it.
    private const int LongestName = 200;
    private const string Forbidden = "\\/:*?\"<>|#^[]";

    /// <summary>In one line; empty where nothing is left of it.</summary>
    public string Title { get; } = Whole(title);

    public IReadOnlyList<string> Tags
    {
        get;
        init => field = [.. value.Select(Whole).Where(tag => tag.Length > 0).Distinct()];
    } = [];

    public bool IsDraft { get; init; }

    /// <summary>Empty for the site's.</summary>
    public string Language { get; init; } = "";

    /// <summary>When it becomes public, in the site's zone.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Relative to the content folder; null for where posts of the engine lie.</summary>
    public string? Folder { get; init; }

    /// <summary>A folder of its own, with an <c>index.md</c>.</summary>
    public bool IsBundle { get; init; }

    /// <summary>What the file is to be called; empty for words of the title.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Names that the file could have, the best first: one can belong to the site, or hide the post.</summary>
    internal IEnumerable<string> Names(EngineHabits habits)
    {
        var name = Fitted(Slug.Length > 0 ? Content.Slug.FromAuthor(Slug) : habits.NamesAreTitles ? TitleName() : Content.Slug.FromText(Title));
        if (name.Length == 0) name = habits.NamesAreTitles ? "Untitled" : "untitled";
        // In a folder an index is the folder itself.
        if (!name.Equals("index", StringComparison.OrdinalIgnoreCase)) yield return name;
        if (Slug.Length > 0) yield break;
        var words = name.TrimStart('_');
        yield return habits.NamesAreTitles ? $"The {words}" : $"the-{words}";
        yield return habits.NamesAreTitles ? $"Post {words}" : $"post-{words}";
    }

    /// <summary>The file that has a name.</summary>
    internal string PathOf(string name, string folder, EngineHabits habits, string siteLanguage)
    {
        if (habits.HasDatedNames(folder)) name = string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd}-{name}");
        var suffix = habits.NamesHoldLanguages && Language.Length > 0 && !Language.Equals(siteLanguage, StringComparison.OrdinalIgnoreCase) ? $".{Language.ToLowerInvariant()}.md" : ".md";
        return $"{(folder.Length > 0 ? folder + "/" : "")}{name}{(IsBundle ? "/index" : "")}{suffix}";
    }

    /// <summary>What the file begins with: front matter in the engine's own language, and nothing below it yet.</summary>
    /// <param name="habits">The engine's.</param>
    /// <param name="schema">Of the keys, named to an editor in a comment; empty for none.</param>
    internal string Text(EngineHabits habits, string schema)
    {
        var text = new StringBuilder();
        var (fence, sign) = habits.IsToml ? ("+++", " =") : ("---", ":");
        text.Append(fence).Append('\n');
        if (schema.Length > 0 && !habits.IsToml) text.Append("# yaml-language-server: $schema=").Append(schema).Append('\n');
        Add("title", Quoted(Title));
        Add(habits.DateKey, At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        if (habits.OwnLine.Length > 0 && !(IsDraft && habits.OwnLine.StartsWith("publish:", StringComparison.Ordinal))) text.Append(habits.OwnLine).Append('\n');
        if (Language.Length > 0 && !habits.NamesHoldLanguages) Add("lang", Quoted(Language));
        if (IsDraft) text.Append(habits.DraftLine).Append('\n');
        if (Tags.Count > 0)
        {
            if (habits.IsToml) text.Append("[taxonomies]\n");
            Add("tags", $"[{string.Join(", ", Tags.Select(Quoted))}]");
        }

        return text.Append(fence).Append("\n\n").ToString();

        void Add(string key, string value) => text.Append(key).Append(sign).Append(' ').Append(value).Append('\n');
    }

    /// <summary>As YAML and TOML both read it.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>In one line, without what stands for a character that was lost: half a pair of UTF-16 is none.</summary>
    private static string Whole(string text) => ContentText.SingleLine(string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)));

    private string TitleName()
    {
        var name = string.Concat(Title.Select(letter => Forbidden.Contains(letter, StringComparison.Ordinal) ? ' ' : letter));
        return string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.', '_', ' ').Trim();
    }

    /// <summary>As much of a name as a file system takes, ending with a whole word where it can.</summary>
    private static string Fitted(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestName) return name;
        var (length, bytes) = (0, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > LongestName) break;
            length += rune.Utf16SequenceLength;
        }

        var cut = name[..length];
        return (cut.LastIndexOfAny(['-', ' ']) is var end && end > length / 2 ? cut[..end] : cut).TrimEnd('-', ' ');
    }
}
