namespace Blog.Wording;

// The words around and within a post, and those that scripts put into the page.
public sealed partial class SiteWords
{
    private static readonly string[] ScriptKeys =
    [
        "themeAutomatic", "themeLight", "themeDark", "copy", "copyCode", "copyNamed", "copied", "pressToCopy", "search", "results", "close", "searchKey", "searchUnreachable", "diagram", "diagramNumber", "diagramSource",
    ];

    public string MinutesToRead(int count) => Count(count);
    public Phrase Updated => Phrase();
    public string Contents => Text();
    public string EditPage => Text();
    public string Share => Text();
    public string Email => Text();
    public string Neighbours => Text();
    public string Previous => Text();
    public string Next => Text();
    public string RelatedPosts => Text();
    public string MentionedIn => Text();
    public Phrase SeriesPlace(int number, int count) => Phrase().With(("number", number), ("count", count));
    public string SeriesNamed(string name) => Fill([("name", name)]);
    public string AllParts(int count) => Count(count);
    public string PlaceInSeries => Text();
    public string Part(int number, int count) => Fill([("number", number), ("count", count)]);
    public string PreviousPart => Text();
    public string NextPart => Text();
    public string Comments => Text();
    public Phrase CommentsElsewhere => Phrase();
    public string CommentsNote => Text();
    public string ShowComments => Text();

    public string Code => Text();
    public string CodeNamed(string name) => Fill([("name", name)]);
    public string Table => Text();
    public string Diagram => Text();
    public string Formula => Text();
    public string UnreadableFormula(string problem) => Fill([("problem", problem)]);
    public string LinkToSection(string title) => Fill([("title", title)]);
    public string Footnotes => Text();
    public string Footnote(string number) => Fill([("number", number)]);
    public string BackToReference(string number) => Fill([("number", number)]);
    public string VideoOn(string site) => Fill([("site", site)]);
    public string PlayVideo(string title) => Fill([("title", title)]);

    /// <summary>The title of a callout whose author gives it none: its kind, in words or as it is written.</summary>
    /// <param name="kind">As written.</param>
    public string Callout(string kind)
    {
        var title = char.ToUpperInvariant(kind[0]) + kind[1..].ToLowerInvariant();
        return words.TryGetValue("callout" + title, out var word) ? word.Other.Fill() : title;
    }

    /// <summary>What scripts say, by key, where it is not what they say by themselves: they hold the words of English.</summary>
    public IReadOnlyDictionary<string, string> OfScripts => ScriptKeys.Select(key => (key, text: Find(key))).Where(word => word.text != English.Find(word.key))
        .ToDictionary(word => word.key, word => word.text);
}
