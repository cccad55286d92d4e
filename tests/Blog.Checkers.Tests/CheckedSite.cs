using System.Text.RegularExpressions;
using Blog.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Blog.Checkers.Tests.CheckedSite))]

namespace Blog.Checkers.Tests;

/// <summary>
/// The manual with a kitchen sink of awkward posts, on a real port; beside it a site that shows its drafts, one without a post and one whose
/// index is lost. Every page of all four lies in one folder, since checkers read folders.
/// </summary>
public sealed partial class CheckedSite : IAsyncLifetime
{
    private const string Hidden = """
        -- posts/draft.md --
        ---
        title: A draft
        date: 2024-01-01
        tags: [drafts]
        draft: true
        ---
        Text.
        -- posts/scheduled.md --
        ---
        title: Far ahead
        date: 2999-01-01
        ---
        Text.
        """;

    private readonly TestSite full = TestSite.OfFolder(Path.Combine(TestSite.RepositoryRoot(), "content"), ("PageSize", "5"));
    private readonly TestSite drafts = new(Hidden, null, ("ShowDrafts", "true")) { Environment = "Staging" };
    private readonly TestSite empty = new("");
    // A look at the folder that finds no index ends what is kept of it.
    private readonly TestSite broken = new("-- a.md --\n# A", null, ("ScanInterval", "1h"));

    /// <summary>The site that has everything.</summary>
    public TestSite Full => full;

    /// <summary>The site that has nothing.</summary>
    public TestSite Empty => empty;

    public Uri Address => full.ClientOptions.BaseAddress;

    public string Folder { get; } = Directory.CreateTempSubdirectory("blog-pages-").FullName;

    public IReadOnlyList<SavedPage> Pages { get; private set; } = [];

    public IEnumerable<SavedPage> PagesOfFull => Pages.Where(page => page.Site == "full");

    public async ValueTask InitializeAsync()
    {
        foreach (var (path, text) in TestSite.Split(await File.ReadAllTextAsync(Path.Combine(TestSite.RepositoryRoot(), "tests", "Blog.Checkers.Tests", "kitchen-sink.txt")))) full.Write(path, text);
        full.Listen();
        empty.Listen();
        // The port is known only now, and a canonical link is written only where the address is.
        full.Write("blog.yaml", await File.ReadAllTextAsync(Path.Combine(full.Content, "blog.yaml")) + $"\nbaseUrl: {Address}\n");
        await full.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(full.Configuration.BaseUrl == Address), "the site knows its address");
        await broken.DamageAsync("/posts/a/");
        Pages =
        [
            .. await new SiteCrawl(full, "full", Folder).RunAsync(),
            .. await new SiteCrawl(drafts, "drafts", Folder).RunAsync(),
            .. await new SiteCrawl(empty, "empty", Folder).RunAsync(),
            .. await new SiteCrawl(broken, "broken", Folder).RunAsync(),
        ];
        foreach (var sheet in StyleSheets()) await File.WriteAllTextAsync(Path.Combine(Folder, Path.GetFileName(sheet)), UnknownToNu().Replace(await File.ReadAllTextAsync(sheet), ""));
        foreach (var drawing in Directory.EnumerateFiles(Root("wwwroot"), "*.svg", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Root("content"), "*.svg", SearchOption.AllDirectories)))
            File.Copy(drawing, Path.Combine(Folder, Path.GetFileName(drawing)));
    }

    /// <summary>The style sheets that we write.</summary>
    public static IEnumerable<string> StyleSheets() => Directory.EnumerateFiles(Path.Combine(Root("wwwroot"), "css"), "*.css", SearchOption.AllDirectories);

    /// <summary>The addresses of every feed that a page names, by its media type.</summary>
    public IEnumerable<string> Feeds(string mediaType) => Pages
        .Where(page => page.Site is "full" or "empty")
        .SelectMany(page => page.Document.QuerySelectorAll($"link[rel=alternate][type='{mediaType}']")
            .Select(link => new Uri(page.Site == "full" ? Address : empty.ClientOptions.BaseAddress, link.GetAttribute("href")).AbsoluteUri))
        .Distinct();

    public async ValueTask DisposeAsync()
    {
        foreach (var site in (TestSite[])[full, drafts, empty, broken]) await site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Root(string folder) => Path.Combine(TestSite.RepositoryRoot(), folder);

    /// <summary>Rules that the grammar of the Nu checker does not have yet; taken out of the copy that it reads, so that it reads all the rest.</summary>
    [GeneratedRegex(@"(?:@view-transition|::view-transition[^{}]*)\s*\{[^{}]*\}| *@supports \(anchor-name[\s\S]*?\n  \}\n| display: inline-block math;")]
    private static partial Regex UnknownToNu();
}
