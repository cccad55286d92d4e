using System.Text.RegularExpressions;
using Blog.Content;
using Blog.Web.Commands;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The manual and the program say the same: whatever has a name is explained, and whatever is explained exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Content = Path.Combine(TestSite.RepositoryRoot(), "content");
    private static readonly string Posts = Path.Combine(Content, "posts");

    [Fact]
    public void Every_setting_is_in_the_manual()
    {
        var manual = Read("settings.md");
        Assert.All(BlogSettings.All, setting =>
        {
            Assert.Contains($"`{setting.Name}`", manual, StringComparison.Ordinal);
            if (setting.InFile) Assert.Matches($@"(?m)^\| {setting.Name} \| `{setting.Key}` \|", manual);
            else Assert.Matches($@"(?m)^\| {setting.Name} \| – \|", manual);
        });
    }

    [Fact]
    public void Every_setting_that_the_manual_names_exists()
    {
        var names = BlogSettings.All.Select(setting => setting.Name).ToList();
        foreach (var (file, text) in Documents())
        {
            // A message about a name that does not exist is shown with such a name.
            foreach (Match match in SettingName().Matches(string.Join('\n', text.Split('\n').Where(line => !line.Contains("no setting has this name", StringComparison.Ordinal)))))
                Assert.True(names.Contains(match.Groups["name"].Value), $"{file} names {match.Value}, which is no setting");
        }
    }

    [Fact]
    public void Every_problem_is_in_the_manual_under_its_title_and_no_other_is()
    {
        var manual = Problem().Matches(Read("problems.md")).Select(match => $"{match.Groups["id"].Value} {match.Groups["title"].Value} ({match.Groups["severity"].Value})");
        Assert.Equal(ProblemCode.All.Select(code => $"{code.Id} {code.Title} ({(code.Severity == ProblemSeverity.Error ? "error" : "warning")})"), manual);
    }

    [Fact]
    public void What_a_frame_says_of_a_problem_is_what_the_manual_says_of_it()
    {
        var manual = System.Net.WebUtility.HtmlDecode(Markup().Replace(Read("problems.md"), "$1"));
        Assert.All(ProblemCode.All, code => Assert.Contains($"{(code.Severity == ProblemSeverity.Error ? "(error)" : "(warning)")}. {code.Why}", manual, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_that_is_named_anywhere_exists()
    {
        var ids = ProblemCode.All.Select(code => code.Id).ToList();
        foreach (var (file, text) in Documents())
        {
            foreach (Match match in ProblemId().Matches(text))
                Assert.True(ids.Contains(match.Value.ToUpperInvariant()), $"{file} names {match.Value}, which is no problem");
        }
    }

    [Fact]
    public void Every_key_of_front_matter_is_in_the_manual_with_all_its_spellings()
    {
        var manual = Read("front-matter-reference.md");
        Assert.All(FrontMatterKeys.All, key =>
        {
            Assert.Matches($@"(?m)^`{Regex.Escape(key.Name)}`\n:   ", manual);
            Assert.All(key.Spellings, spelling => Assert.Contains($"`{spelling}`", manual, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_key_that_the_manual_explains_exists()
    {
        var keys = FrontMatterKeys.All.ToDictionary(key => key.Name);
        var explained = Key().Matches(Read("front-matter-reference.md"));
        Assert.Equal(keys.Count, explained.Count);
        foreach (Match match in explained)
        {
            Assert.True(keys.TryGetValue(match.Groups["name"].Value, out var key), $"{match.Groups["name"].Value} is no key");
            foreach (Match also in Code().Matches(match.Groups["also"].Value)) Assert.Contains(also.Groups["text"].Value, key.Spellings);
        }
    }

    [Fact]
    public void Every_verb_is_explained()
    {
        var manual = Read("deploying.md") + File.ReadAllText(Path.Combine(TestSite.RepositoryRoot(), "README.md"));
        var verbs = Verb().Matches(Verbs.Usage).Select(match => match.Groups["verb"].Value).ToList();
        Assert.Contains("serve", verbs);
        Assert.All(verbs, verb => Assert.Contains($"`{verb}`", manual, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_post_of_the_manual_has_a_description_that_fits_a_search_result()
    {
        foreach (var (file, text) in Documents().Where(document => document.File.StartsWith(Content, StringComparison.Ordinal)))
        {
            var description = Description().Match(text).Groups["text"].Value;
            Assert.True(description.Length is >= 50 and <= 160, $"{file} has a description of {description.Length} characters");
        }
    }

    [Fact]
    public async Task Every_page_leads_to_what_is_said_of_accessibility_and_that_to_somebody_who_mends_it()
    {
        await using var site = new TestSite("", settings: ("ContentPath", Content));
        foreach (var page in (string[])["/", "/posts/getting-started/", "/tags/", "/search/"])
            Assert.Single((await site.PageAsync(page)).QuerySelectorAll("footer a[href='/accessibility/']"));
        Assert.NotEmpty((await site.PageAsync("/accessibility/")).QuerySelectorAll("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task The_manual_is_read_without_a_problem_and_every_link_in_it_leads_somewhere()
    {
        await using var site = new TestSite("", settings: ("ContentPath", Content));
        var seen = new HashSet<string> { "/" };
        var todo = new Queue<string>(seen);
        while (todo.TryDequeue(out var url))
        {
            var response = await site.GetAsync(url);
            if (response.Headers.Location?.OriginalString is { } moved)
            {
                if (seen.Add(moved)) todo.Enqueue(moved);
                continue;
            }

            Assert.True(response.IsSuccessStatusCode, $"{url} answers {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await site.PageAsync(url);
            Assert.All(page.QuerySelectorAll(".prose img"), image => Assert.NotNull(image.GetAttribute("src")));
            Assert.All(page.QuerySelectorAll(".prose img"), image => Assert.NotNull(image.GetAttribute("width")));
            foreach (var target in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
            {
                if (target.StartsWith('#')) Assert.True(target == "#" || page.GetElementById(Uri.UnescapeDataString(target[1..])) is not null, $"{url} has no {target}");
                else if (target.StartsWith('/')) await Follow(url, target);
            }
        }

        Assert.Contains("/posts/markdown-showcase/", seen);
        Assert.DoesNotContain("/posts/an-unfinished-thought/", seen);

        async Task Follow(string from, string target)
        {
            var parts = target.Split('#');
            if (seen.Add(parts[0])) todo.Enqueue(parts[0]);
            if (parts.Length == 2) Assert.True((await site.PageAsync(parts[0])).GetElementById(Uri.UnescapeDataString(parts[1])) is not null, $"{from} links to {target}, which is no heading");
        }
    }

    [Fact]
    public void The_files_of_the_manual_have_no_problem()
    {
        var parser = new PostParser(new BlogOptions(), new MarkdownRenderer());
        foreach (var (file, _) in Documents().Where(document => document.File.StartsWith(Content, StringComparison.Ordinal)))
            Assert.Empty(parser.Parse(Path.GetRelativePath(Content, file).Replace('\\', '/'), File.ReadAllBytes(file)).Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Every_link_between_files_leads_to_a_file()
    {
        foreach (var (file, text) in Documents())
        {
            foreach (Match match in Link().Matches(Fence().Replace(text, "")))
            {
                var target = match.Groups["target"].Value.Split('#')[0];
                if (target.Length > 0 && target[0] != '/' && !target.Contains(':', StringComparison.Ordinal))
                    Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)), $"{file} links to {target}, which is not there");
            }
        }
    }

    private static string Read(string post) => File.ReadAllText(Path.Combine(Posts, post));

    private static IEnumerable<(string File, string Text)> Documents() =>
        Directory.EnumerateFiles(Content, "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(TestSite.RepositoryRoot(), "*.md"))
            .Select(file => (file, File.ReadAllText(file).ReplaceLineEndings("\n")));

    [GeneratedRegex("Blog__(?<name>[A-Za-z]+)")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^### (?<id>BLG\d{3})\n\n\*\*(?<title>[^*]+)\*\* \((?<severity>error|warning)\)\.", RegexOptions.Multiline)]
    private static partial Regex Problem();

    [GeneratedRegex(@"BLG\d+", RegexOptions.IgnoreCase)]
    private static partial Regex ProblemId();

    [GeneratedRegex(@"^`(?<name>[^`]+)`\n:   [^\n]*\\\n    Example: `[^\n]+`(?:\\\n    Also: (?<also>[^\n]+))?$", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bblog \[?(?<verb>[a-z]+)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^description: (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Description();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<mark>`{3,}).*?^\k<mark>$|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|`|<[^>]*>")]
    private static partial Regex Markup();
}
