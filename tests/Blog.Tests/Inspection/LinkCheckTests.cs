using Blog.Content;
using Blog.Inspection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Inspection;

/// <summary>Where links, pictures and related posts lead: real files, a real index, the rules of the pages.</summary>
public sealed class LinkCheckTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-links-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LinkCheckTests()
    {
        Write("posts/b.md", "---\ntitle: B\ndate: 2026-01-02\naliases: [/old/b/]\ntags: [sea]\n---\n## A part\n\nText[^1] <i id=\"mine\">x</i>\n\n[^1]: Note\n");
        Write("posts/trip/index.md", "---\ntitle: Trip\ndate: 2026-01-03\n---\n![v](view.png)\n");
        Write("posts/trip/view.png", "x");
        Write("posts/secret.md", "---\ntitle: Secret\ndate: 2026-01-04\ndraft: true\ntags: [quiet]\n---\nText.\n");
        Write("posts/later.md", "---\ntitle: Later\ndate: 2026-05-04\n---\nText.\n");
        Write("pages/about.md", "# About\n");
        Write("static/robots.png", "x");
        Write("_redirects", "/moved/* /posts/b/ 301\n/gone/ /posts/b/ 410\n");
    }

    [Theory]
    [InlineData("[x](b.md)")]
    [InlineData("[x](./b.md#a-part)")]
    [InlineData("[x](b.md#fn-1)")]
    [InlineData("[x](b.md#mine)")]
    [InlineData("[x](b.md#:~:text=part)")]
    [InlineData("[x](trip/index.md)")]
    [InlineData("[x](/posts/b/)")]
    [InlineData("[x](/posts/B/#a-part)")]
    [InlineData("[x](../b/)")]
    [InlineData("[x](/posts/b.md)")]
    [InlineData("[x](/old/b/)")]
    [InlineData("[x](/moved/anything/)")]
    [InlineData("[x](/about/)")]
    [InlineData("[x](/)")]
    [InlineData("[x](/tags/)")]
    [InlineData("[x](/tags/sea/)")]
    [InlineData("[x](/tags/sea/atom.xml)")]
    [InlineData("[x](/archives/2026/01/)")]
    [InlineData("[x](/search/?q=sea)")]
    [InlineData("[x](/atom.xml)")]
    [InlineData("[x](/robots.png)")]
    [InlineData("[x](/css/site.css)")]
    [InlineData("![x](trip/view.png)")]
    [InlineData("![x](trip/view.png#dark)")]
    [InlineData("![[view.png|A view]]")]
    [InlineData("[[b]]")]
    [InlineData("[[Trip|the trip]]")]
    [InlineData("[[b#A part]]")]
    [InlineData("[x](https://example.org/nothing/) [m](mailto:a@example.org)")]
    [InlineData("[x](https://example.com/posts/b/)")]
    [InlineData("[x](#here)\n\n## Here")]
    [InlineData("[x](#top)")]
    [InlineData("`[x](nope.md)`")]
    public void A_link_that_leads_somewhere_is_no_problem(string text) => Assert.Empty(Check(text));

    [Theory]
    [InlineData("[x](never.md)", "8:1 BLG070 there is no file posts/never.md: correct the path, or remove the link")]
    [InlineData("Text and\n[x](secrets.md)", "9:1 BLG070 there is no file posts/secrets.md: did you mean secret.md?")]
    [InlineData("[x](about.md)", "8:1 BLG070 there is no file posts/about.md: did you mean ../pages/about.md?")]
    [InlineData("See [x](/posts/nope/).", "8:5 BLG070 nothing is at /posts/nope/: correct the address, or remove the link")]
    [InlineData("[x](/posts/latr/)", "8:1 BLG070 nothing is at /posts/latr/: did you mean /posts/later/?")]
    [InlineData("[x](../c/)", "8:1 BLG070 ../c/ leads to /posts/c/, and nothing is there: correct the address, or remove the link")]
    [InlineData("[x](https://example.com/posts/nope/)", "8:1 BLG070 nothing is at https://example.com/posts/nope/: correct the address, or remove the link")]
    [InlineData("[x](/tags/sae/)", "8:1 BLG070 nothing is at /tags/sae/: correct the address, or remove the link")]
    [InlineData("[x](/gone/)", "8:1 BLG070 nothing is at /gone/: correct the address, or remove the link")]
    [InlineData("<a href=\"never.md\">x</a>", "8:1 BLG070 there is no file posts/never.md: correct the path, or remove the link")]
    [InlineData("![x](nope.png)", "8:1 BLG071 there is no file posts/nope.png: put the file there, correct the path, or remove what shows it")]
    [InlineData("![x](view.png)", "8:1 BLG071 there is no file posts/view.png: did you mean trip/view.png?")]
    [InlineData("![x](trip/veiw.png)", "8:1 BLG071 there is no file posts/trip/veiw.png: did you mean trip/view.png?")]
    [InlineData("![x](/nope.png)", "8:1 BLG071 there is no file for /nope.png: put it at static/nope.png, or correct the path")]
    [InlineData("![[nope.png|x]]", "8:1 BLG071 no file is called nope.png: put the file into the folder, or correct the name")]
    [InlineData("[x](trip/code.py)", "8:1 BLG071 posts/trip/code.py is of a kind that is not served: put it into an archive such as .zip, or show it as a code block")]
    [InlineData("![x](trip/View.PNG)", "8:1 BLG072 the file is called posts/trip/view.png, and a server tells its capital and small letters from those of trip/View.PNG: write trip/view.png")]
    [InlineData("![x](/Robots.png)", "8:1 BLG072 the file is called static/robots.png, and a server tells its capital and small letters from those of /Robots.png: write /robots.png")]
    [InlineData("[x](./B.md#a-part)", "8:1 BLG072 the file is called posts/b.md, and a server tells its capital and small letters from those of ./B.md#a-part: write ./b.md#a-part")]
    [InlineData("[x](b.md#a-prat)", "8:1 BLG073 posts/b.md has no place #a-prat: did you mean #a-part?")]
    [InlineData("[x](/posts/b/#A-part)", "8:1 BLG073 posts/b.md has no place #A-part: did you mean #a-part?")]
    [InlineData("[x](/old/b/#nothing-like-it)", "8:1 BLG073 posts/b.md has no place #nothing-like-it: write one of #a-part, #mine")]
    [InlineData("[x](#nope)", "8:1 BLG073 posts/a.md has no place #nope: remove what follows the #, or give a heading that name: ## Title {#name}")]
    [InlineData("[[b#Other]]", "8:1 BLG073 posts/b.md has no place #other: write one of #a-part, #mine")]
    [InlineData("[[Laterr]]", "8:1 BLG074 no post is called Laterr: did you mean later?")]
    [InlineData("[[Nothing of the kind|x]]", "8:1 BLG074 no post is called Nothing of the kind: write that post, or correct the name")]
    [InlineData("[x](secret.md)", "8:1 BLG075 secret.md leads to posts/secret.md, which is not public (draft: true), so that readers see the text without a link: publish posts/secret.md, or remove the link")]
    [InlineData("[x](/posts/later/)", "8:1 BLG075 /posts/later/ leads to posts/later.md, which is not public (scheduled), so that readers see the text without a link: publish posts/later.md, or remove the link")]
    [InlineData("[[Secret]]", "8:1 BLG075 Secret leads to posts/secret.md, which is not public (draft: true), so that readers see the text without a link: publish posts/secret.md, or remove the link")]
    [InlineData("[x](/tags/quiet/)", "8:1 BLG075 /tags/quiet/ leads to nothing that is public: publish what it leads to, or remove the link")]
    public void A_link_that_leads_to_nothing_is_told_with_its_place_and_what_to_write(string text, string problem)
    {
        Write("posts/trip/code.py", "x");
        Assert.Equal("posts/a.md:" + problem, Assert.Single(Check(text)).ToString());
    }

    [Theory]
    [InlineData("related: [b, nope]", "5:14 BLG076 related names nope, and no listed post is called so: write the slug, the file or the address of a post, or remove it")]
    [InlineData("related:\n  - trip/index.md\n  - ./bb.md", "7:5 BLG076 related names ./bb.md, and no listed post is called so: write the slug, the file or the address of a post, or remove it")]
    [InlineData("related: latre", "5:10 BLG076 related names latre, and no listed post is called so: did you mean later?")]
    [InlineData("related: [later]", "5:11 BLG075 later leads to posts/later.md, which is not public (scheduled), so that readers see the text without a link: publish posts/later.md, or remove the link")]
    [InlineData("cover: trip/nope.png", "5:8 BLG071 there is no file posts/trip/nope.png: put the file there, correct the path, or remove what shows it")]
    [InlineData("cover:\n  image: trip/View.png", "6:10 BLG072 the file is called posts/trip/view.png, and a server tells its capital and small letters from those of trip/View.png: write trip/view.png")]
    public void What_the_front_matter_leads_to_is_looked_at_too(string keys, string problem)
    {
        Write("posts/a.md", $"---\ntitle: A\ndate: 2026-01-01\nlang: en\n{keys}\n---\nText.\n");
        Assert.Equal("posts/a.md:" + problem, Assert.Single(Check()).ToString());
    }

    [Fact]
    public void A_draft_may_lead_to_another_and_not_to_nothing()
    {
        Write("posts/draft.md", "---\ntitle: Draft\ndate: 2026-01-01\ndraft: true\n---\n[x](secret.md) [y](never.md)\n");
        Assert.Equal(["posts/draft.md:6:16 BLG070"], Check().Select(problem => $"{problem.Path}:{problem.Line}:{problem.Column} {problem.Code.Id}"));
    }

    [Fact]
    public void Every_link_is_told_as_often_as_it_is_written()
    {
        var problems = Check("[x](never.md) [y](never.md)\n\n[z](never.md)");
        Assert.Equal([(8, 1), (8, 15), (10, 1)], problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void The_file_of_a_link_that_is_no_post_is_told_as_such()
    {
        Write("posts/broken.md", "---\ntitle: A: B\n---\nText.\n");
        var problem = Assert.Single(Check("[x](broken.md)"), problem => problem.Path == "posts/a.md");
        Assert.Equal((ProblemCode.DeadLink, "ask blog why posts/broken.md"), (problem.Code, problem.Suggestion));
    }

    [Fact]
    public void Why_tells_the_links_of_its_file_and_of_no_other()
    {
        Write("posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n[x](never.md)\n");
        Write("posts/c.md", "---\ntitle: C\ndate: 2026-01-01\n---\n[x](never.md)\n");
        using var inspection = Inspection();
        var file = Assert.Single(inspection.Explain("posts/a.md")!.Files);
        Assert.Equal(["posts/a.md:5:1"], file.Problems.Select(problem => $"{problem.Path}:{problem.Line}:{problem.Column}"));
    }

    [Theory]
    [InlineData("posts/spare.png", "posts/spare.png:1:1 BLG080")]
    [InlineData("posts/trip/deep/spare.pdf", "posts/trip/deep/spare.pdf:1:1 BLG080")]
    [InlineData("static/spare.png", null)]
    [InlineData("spare.png", null)]
    [InlineData("theme.css", null)]
    [InlineData("posts/trip/notes.py", null)]
    public void A_file_beside_posts_that_none_shows_is_told(string file, string? problem)
    {
        Write(file, "x");
        Assert.Equal(problem, Check().Select(found => $"{found.Path}:{found.Line}:{found.Column} {found.Code.Id}").SingleOrDefault());
    }

    [Fact]
    public void A_file_that_a_draft_shows_is_used_and_one_beside_a_broken_post_may_be()
    {
        Write("posts/own.png", "x");
        Write("posts/draft.md", "---\ntitle: Draft\ndraft: true\ndate: 2026-01-01\n---\n![x](own.png)\n");
        Assert.Empty(Check());
        Write("posts/trip/two.png", "x");
        Write("posts/trip/broken.md", "---\ntitle: A: B\n---\n![x](two.png)\n");
        Assert.Equal([ProblemCode.UnquotedColon], Check().Select(problem => problem.Code));
    }

    [Fact]
    public void A_picture_of_more_than_two_megabytes_is_told_unless_smaller_versions_are_made_and_a_film_is_not()
    {
        Write("posts/trip/view.gif", new string('x', 2 * 1024 * 1024));
        Write("posts/trip/film.mp4", new string('x', 3 * 1024 * 1024));
        Assert.Empty(Check("![x](trip/film.mp4) ![x](trip/view.gif)"));
        Write("posts/trip/view.gif", new string('x', 2_621_440));
        Write("posts/trip/view.png", new string('x', 2_621_440));
        var problem = Assert.Single(Check("![x](trip/film.mp4) ![x](trip/view.gif)"));
        Assert.Equal(("posts/trip/view.gif", ProblemCode.HeavyPicture), (problem.Path, problem.Code));
        Assert.StartsWith("the picture has 2.5 MB", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tags: [sea, javscript]", "posts/a.md:4:13 BLG050 no other post has the tag javscript, and 3 have javascript: did you mean javascript?")]
    [InlineData("tags:\n  - Jawascript", "posts/a.md:5:5 BLG050 no other post has the tag Jawascript, and 3 have javascript: did you mean javascript?")]
    [InlineData("tags: [typescript]", null)]
    [InlineData("tags: [described-1, javascrpt]", null)]
    [InlineData("tags: [net9-runtime]", null)]
    [InlineData("tags: [see]", null)]
    public void A_tag_that_looks_like_a_slip_of_a_used_one_is_told(string keys, string? problem)
    {
        for (var number = 0; number < 3; number++) Write($"posts/js-{number}.md", $"---\ntitle: J{number}\ndate: 2026-01-01\ntags: [javascript, net8-runtime, sea]\n---\nText.\n");
        Write("tags.yaml", "javascrpt:\n  description: Another language.\n");
        Write("posts/a.md", $"---\ntitle: A\ndate: 2026-01-01\n{keys}\n---\nText.\n");
        Assert.Equal(problem, Check().SingleOrDefault()?.ToString());
    }

    [Fact]
    public void A_frame_cuts_a_long_line_around_its_column_and_keeps_the_mark_under_it()
    {
        Write("posts/a.md", $"---\ntitle: A\ndate: 2026-01-01\ndescription: x\n---\n{new string('a', 300)} 潮e\u0301\t[x](never.md) {new string('b', 300)}\n");
        using var inspection = Inspection();
        var problem = Assert.Single(inspection.ListProblems(TestContext.Current.CancellationToken));
        var lines = inspection.Frames.Of(problem).ToList();
        Assert.Matches("^6 \\| …a{55} 潮e\u0301\t\\[x\\]\\(never\\.md\\) b{26}…$", lines[3]);
        // The wide letter takes two columns, the accent none.
        Assert.Equal("  | " + new string(' ', 1 + 55 + 1 + 2 + 1) + "\t^", lines[4]);
        Assert.Equal(["  = No post, page or file has the address, no alias names it, and no rule of _redirects leads on from it.", "  = correct the path, or remove the link"], lines[5..]);
    }

    private IReadOnlyList<ContentProblem> Check(string? text = null)
    {
        if (text is not null) Write("posts/a.md", $"---\ntitle: A\ndate: 2026-01-01\ndescription: x\nlang: en\n---\n\n{text}\n");
        using var inspection = Inspection();
        return inspection.ListProblems(TestContext.Current.CancellationToken);
    }

    private ContentInspection Inspection() =>
        new([new("ContentPath", Path.Combine(root, "content"), "test"), new("BaseUrl", "https://example.com/", "test")], "Production", clock) { IsOwnFile = path => path == "/css/site.css" };

    private static byte[]? Picture(string path) => Path.GetExtension(path) switch
    {
        ".png" => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABIAAbYT2+YAAAAASUVORK5CYII="),
        ".gif" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        _ => null,
    };

    private void Write(string path, string text)
    {
        var file = Path.Combine(root, "content", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // A picture that can be read, as long as the text where that is longer.
        if (Picture(path) is { } picture) File.WriteAllBytes(file, [.. picture, .. new byte[Math.Max(0, text.Length - picture.Length)]]);
        else File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
