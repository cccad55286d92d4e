namespace Blog.Content;

/// <summary>The kinds of problems, with codes that never change their meaning. Documented in the manual, one line each.</summary>
/// <param name="Id">Such as BLG012.</param>
/// <param name="Title">What is wrong, as the manual heads it.</param>
/// <param name="Why">The first sentence of what the manual says of it.</param>
public sealed record ProblemCode(string Id, ProblemSeverity Severity, string Title, string Why)
{
    private static readonly List<ProblemCode> Declared = [];

    // Reading a file
    public static readonly ProblemCode UnreadableFile = Error("BLG001", "The file cannot be read",
        "The system refuses to hand the file over, most often because of its permissions.");
    public static readonly ProblemCode NotText = Error("BLG002", "The file is not UTF-8 or UTF-16 text",
        "The bytes are neither UTF-8 nor UTF-16.");
    public static readonly ProblemCode FileTooLarge = Error("BLG003", "The file is too large",
        "A post may have up to 16 MB, which is more than the Bible and a shelf of commentary.");
    public static readonly ProblemCode OutsideContent = Warning("BLG004", "A link leads to no content",
        "A symbolic link points out of the content folder, to what is no content there, or to nothing.");

    public static readonly ProblemCode Fault = Error("BLG005", "The program failed on the file",
        "Reading the file ran into a fault of the program.");

    public static readonly ProblemCode EmptyFile = Error("BLG006", "The file is empty",
        "There is nothing in it yet, so there is nothing to publish.");

    public static readonly ProblemCode BesideIndex = Warning("BLG007", "A post lies beside the index",
        "The folder that the index lies in is the program's own, and no content.");

    // Front matter
    public static readonly ProblemCode UnclosedFrontMatter = Error("BLG010", "The front matter is not closed",
        "A fence opens the front matter, and no second one closes it.");
    public static readonly ProblemCode BadFrontMatter = Error("BLG011", "The front matter cannot be parsed",
        "What stands between the fences is no YAML, TOML or JSON, or it is not a list of keys with values.");
    public static readonly ProblemCode UnquotedColon = Error("BLG012", "A value with a colon needs quotes",
        "A colon and a space in the middle of a value would begin another key.");
    public static readonly ProblemCode TabInFrontMatter = Error("BLG013", "A tab indents the front matter",
        "YAML allows only spaces before a key or a list item.");
    public static readonly ProblemCode FrontMatterTooLarge = Error("BLG014", "The front matter is too large or too deep",
        "The front matter is longer than 64 KiB, nests more than 32 levels deep, or grows beyond measure by its aliases.");
    public static readonly ProblemCode DuplicateKey = Warning("BLG015", "A key is given twice",
        "The same key stands there twice.");
    public static readonly ProblemCode UnknownKey = Warning("BLG016", "A key is not known",
        "No engine that is understood here has this key.");
    public static readonly ProblemCode ConflictingKeys = Warning("BLG017", "Two keys say different things",
        "Two spellings of one key stand there, such as date and pubDate, with different values.");
    public static readonly ProblemCode UnusableValue = Warning("BLG018", "A value has a form that its key cannot use",
        "The key is known, and its value has the wrong form: a list where a word belongs, or featured: maybe.");
    public static readonly ProblemCode UnsupportedFrontMatter = Error("BLG019", "This kind of front matter is not read",
        "The fence names a programming language, such as ---js.");

    // Dates
    public static readonly ProblemCode BadDate = Error("BLG020", "A date does not exist or cannot be read",
        "There is no such day, such as 2026-02-30, or the text is no date.");
    public static readonly ProblemCode AmbiguousDate = Warning("BLG021", "A date can be read in two ways",
        "Day and month could change places, as in 03/04/2026.");
    public static readonly ProblemCode NoDate = Warning("BLG022", "The post has no date",
        "The post is public, shows no date, comes last in lists, and is in no feed or archive.");
    public static readonly ProblemCode BadTimeZone = Warning("BLG023", "A time zone is not known",
        "The value of timezone is no name that the time zone database has.");

    // Visibility
    public static readonly ProblemCode UnclearVisibility = Warning("BLG030", "A key that can hide the post has an unclear value, so the post is hidden",
        "A key such as draft or published is empty, or neither yes nor no.");
    public static readonly ProblemCode MisspeltVisibility = Warning("BLG031", "A key looks like a misspelt one that hides the post",
        "A key that nobody knows is one or two letters away from one that hides, as drfat is from draft.");

    // Addresses
    public static readonly ProblemCode DuplicateUrl = Error("BLG040", "Two posts have one URL",
        "Two files want the same address.");
    public static readonly ProblemCode ReservedUrl = Error("BLG041", "The URL belongs to the site itself",
        "The address is one of the site's own, such as /tags/, or lies below one.");
    public static readonly ProblemCode BadSlug = Warning("BLG042", "A slug cannot be used as it is written",
        "The slug holds spaces or characters with a meaning of their own in an address.");
    public static readonly ProblemCode BadAlias = Warning("BLG043", "An alias cannot be used",
        "The entry is no path on this site, or it is an address that the site answers itself.");
    public static readonly ProblemCode TakenAlias = Warning("BLG044", "An old address is another post's",
        "An alias names an address that a post has now, or that an earlier post names as its own.");
    public static readonly ProblemCode EmptySlug = Error("BLG045", "A slug holds no letter or digit",
        "Neither the slug nor the file name holds a letter or a digit, so there is nothing to make an address of.");
    public static readonly ProblemCode BadRedirect = Warning("BLG046", "A rule of _redirects cannot be used",
        "The line has no target, a status that is no redirect's, or a condition that is not known here.");
    public static readonly ProblemCode RedirectLoop = Error("BLG047", "A redirect leads back to itself",
        "Following the rule, and those that apply to where it leads, comes back to it.");

    // Tags
    public static readonly ProblemCode UnlikelyTag = Warning("BLG050", "A tag looks like a slip of another",
        "One post alone has the tag, and many have one that differs by a letter or two, as javscript differs from javascript.");

    // Text
    public static readonly ProblemCode Mojibake = Warning("BLG060", "Text was decoded with the wrong character set",
        "UTF-8 was once read as Windows-1252 and saved again: a dash has become â€”, and an é has become Ã©.");
    public static readonly ProblemCode TooDeep = Error("BLG061", "The text nests too deeply",
        "Quotes, lists or emphasis lie inside each other by the hundred, which no reader could follow.");

    public static readonly ProblemCode ForeignConstruct = Warning("BLG062", "A construct of another engine is not understood",
        "The text holds a tag or a shortcode that means something to another engine only, such as {% include note.html %}.");
    public static readonly ProblemCode MissingAlt = Warning("BLG063", "A picture has no alternative text",
        "Readers who cannot see it, and search engines, learn nothing of it.");
    public static readonly ProblemCode LeftOutHtml = Warning("BLG064", "HTML is left out of the page",
        "The text holds a script, a style sheet, a drawing, a form or a component of a framework, which no post may bring into the page.");

    // Links
    public static readonly ProblemCode DeadLink = Error("BLG070", "A link leads to nothing",
        "No post, page or file has the address, no alias names it, and no rule of _redirects leads on from it.");
    public static readonly ProblemCode MissingFile = Error("BLG071", "A picture or another file is not there",
        "The text shows or links to a file that the folder does not have, or one of a kind that is not served.");
    public static readonly ProblemCode WrongCase = Error("BLG072", "A file is named in other capitals than it has",
        "A Mac and Windows take Photo.JPG for photo.jpg, and the server does not.");
    public static readonly ProblemCode MissingPlace = Error("BLG073", "A link leads to a place that its page does not have",
        "No heading, footnote or element of the page has the name after the #.");
    public static readonly ProblemCode UnknownNote = Error("BLG074", "A link by name means no post",
        "No file, folder, title or alias of a note is what stands between the double brackets.");
    public static readonly ProblemCode LinkToHidden = Warning("BLG075", "A link leads to a post that is not public",
        "It is a draft, or not due yet, or has expired.");
    public static readonly ProblemCode UnknownRelated = Error("BLG076", "A related post is not there",
        "An entry of related is no slug, file, address or name of a post that stands in lists.");

    // Links to other sites
    public static readonly ProblemCode DeadOutside = Error("BLG077", "A page of another site is not there",
        "Its server answers that there is no such page, or there is no such server.");
    public static readonly ProblemCode MovedOutside = Warning("BLG078", "A page of another site has moved",
        "Its server says that the page has another address, for good.");
    public static readonly ProblemCode UnclearOutside = Warning("BLG079", "Another site does not say whether a page is there",
        "It did not answer in time, answered with a fault, or lets no program in.");

    // Files beside posts
    public static readonly ProblemCode UnusedFile = Warning("BLG080", "No post shows a file",
        "It lies in a folder of posts, and no post, hidden or not, shows it or links to it.");
    public static readonly ProblemCode HeavyPicture = Warning("BLG081", "A picture is large",
        "It has more than 2 MB, which takes readers on the road many seconds, and no smaller versions are made of it.");
    public static readonly ProblemCode TooManyPixels = Warning("BLG082", "A picture has too many pixels to be made smaller",
        "To decode it takes more memory than a site should spend on a picture: every reader gets the whole of it.");
    public static readonly ProblemCode UnreadablePicture = Warning("BLG083", "A picture cannot be read",
        "The file is damaged, was not copied to its end, or is no picture of the kind that its name says.");

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyList<ProblemCode> All => Declared;

    /// <summary>The code of that name.</summary>
    /// <exception cref="InvalidOperationException">No such code.</exception>
    public static ProblemCode Parse(string id) => Declared.First(code => code.Id == id);

    private static ProblemCode Error(string id, string title, string why) => Declare(new(id, ProblemSeverity.Error, title, why));

    private static ProblemCode Warning(string id, string title, string why) => Declare(new(id, ProblemSeverity.Warning, title, why));

    private static ProblemCode Declare(ProblemCode code)
    {
        Declared.Add(code);
        return code;
    }
}
