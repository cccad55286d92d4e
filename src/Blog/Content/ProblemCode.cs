namespace Blog.Content;

/// <summary>The kinds of problems, with codes that never change their meaning. Documented in the manual, one line each.</summary>
public sealed record ProblemCode(string Id, ProblemSeverity Severity, string Title)
{
    private static readonly List<ProblemCode> Declared = [];

    // Reading a file
    public static readonly ProblemCode UnreadableFile = Error("BLG001", "The file cannot be read");
    public static readonly ProblemCode NotText = Error("BLG002", "The file is not UTF-8 or UTF-16 text");
    public static readonly ProblemCode FileTooLarge = Error("BLG003", "The file is too large");
    public static readonly ProblemCode OutsideContent = Warning("BLG004", "A link leads out of the content folder");

    public static readonly ProblemCode Fault = Error("BLG005", "The program failed on the file");

    public static readonly ProblemCode EmptyFile = Error("BLG006", "The file is empty");

    // Front matter
    public static readonly ProblemCode UnclosedFrontMatter = Error("BLG010", "The front matter is not closed");
    public static readonly ProblemCode BadFrontMatter = Error("BLG011", "The front matter cannot be parsed");
    public static readonly ProblemCode UnquotedColon = Error("BLG012", "A value with a colon needs quotes");
    public static readonly ProblemCode TabInFrontMatter = Error("BLG013", "A tab indents the front matter");
    public static readonly ProblemCode FrontMatterTooLarge = Error("BLG014", "The front matter is too large or too deep");
    public static readonly ProblemCode DuplicateKey = Warning("BLG015", "A key is given twice");
    public static readonly ProblemCode UnknownKey = Warning("BLG016", "A key is not known");
    public static readonly ProblemCode ConflictingKeys = Warning("BLG017", "Two keys say different things");
    public static readonly ProblemCode UnusableValue = Warning("BLG018", "A value has a form that its key cannot use");
    public static readonly ProblemCode UnsupportedFrontMatter = Error("BLG019", "This kind of front matter is not read");

    // Dates
    public static readonly ProblemCode BadDate = Error("BLG020", "A date does not exist or cannot be read");
    public static readonly ProblemCode AmbiguousDate = Warning("BLG021", "A date can be read in two ways");
    public static readonly ProblemCode NoDate = Warning("BLG022", "The post has no date");
    public static readonly ProblemCode BadTimeZone = Warning("BLG023", "A time zone is not known");

    // Visibility
    public static readonly ProblemCode UnclearVisibility = Warning("BLG030", "A key that can hide the post has an unclear value, so the post is hidden");
    public static readonly ProblemCode MisspeltVisibility = Warning("BLG031", "A key looks like a misspelt one that hides the post");

    // Addresses
    public static readonly ProblemCode DuplicateUrl = Error("BLG040", "Two posts have one URL");
    public static readonly ProblemCode ReservedUrl = Error("BLG041", "The URL belongs to the site itself");
    public static readonly ProblemCode BadSlug = Warning("BLG042", "A slug cannot be used as it is written");
    public static readonly ProblemCode BadAlias = Warning("BLG043", "An alias cannot be used");
    public static readonly ProblemCode TakenAlias = Warning("BLG044", "An old address is another post's");
    public static readonly ProblemCode EmptySlug = Error("BLG045", "A slug holds no letter or digit");
    public static readonly ProblemCode BadRedirect = Warning("BLG046", "A rule of _redirects cannot be used");
    public static readonly ProblemCode RedirectLoop = Error("BLG047", "A redirect leads back to itself");

    // Text
    public static readonly ProblemCode Mojibake = Warning("BLG060", "Text was decoded with the wrong character set");
    public static readonly ProblemCode TooDeep = Error("BLG061", "The text nests too deeply");

    public static readonly ProblemCode ForeignConstruct = Warning("BLG062", "A construct of another engine is not understood");
    public static readonly ProblemCode MissingAlt = Warning("BLG063", "A picture has no alternative text");

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyList<ProblemCode> All => Declared;

    /// <summary>The code of that name.</summary>
    /// <exception cref="InvalidOperationException">No such code.</exception>
    public static ProblemCode Parse(string id) => Declared.First(code => code.Id == id);

    private static ProblemCode Error(string id, string title) => Declare(new(id, ProblemSeverity.Error, title));

    private static ProblemCode Warning(string id, string title) => Declare(new(id, ProblemSeverity.Warning, title));

    private static ProblemCode Declare(ProblemCode code)
    {
        Declared.Add(code);
        return code;
    }
}
