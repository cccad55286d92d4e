using System.Globalization;
using AngleSharp.Dom;
using Blog.Content;
using Blog.Tests.Content.Markdown;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>Posts of real blogs that are hard to read, each as its author means it. <c>HardCases.txt</c> has them.</summary>
public sealed class HardCaseTests
{
    public static TheoryData<string> Files => [.. Cases.Value.Where(one => !one.IsAbsent).Select(one => one.Name)];

    private static readonly Lazy<List<HardCase>> Cases = new(Read);

    [Theory, MemberData(nameof(Files))]
    public void A_hard_case_is_read_as_its_author_means_it(string name)
    {
        var (_, file, expected, body) = Cases.Value.Single(one => one.Name == name);
        var path = Path.Combine(Corpus.Folder("corpus"), file);
        var parsed = new PostParser(new BlogOptions(), new MarkdownRenderer()).Parse(string.Join('/', file.Split('/')[2..]), File.ReadAllBytes(path));
        Assert.Equal(expected, Said(parsed));
        if (parsed.Post is not { } post) return;
        var page = Rendered.Page(post.Body, post.Title);
        // Of every body: nothing that runs, no heading beside the page's own, and each id once.
        Assert.Null(page.QuerySelector("script, iframe, object, embed, style, h1, form"));
        Assert.DoesNotContain(page.QuerySelectorAll("*"), element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.QuerySelectorAll("[id]").GroupBy(element => element.Id), twins => twins.Count() > 1);
        foreach (var line in body) Check(line, page);
    }

    [Fact]
    public void A_case_is_called_absent_only_where_its_file_is()
    {
        var corpus = Corpus.Folder("corpus");
        Assert.All(Cases.Value.Where(one => one.IsAbsent), one => Assert.False(File.Exists(Path.Combine(corpus, one.File)), one.File));
    }

    [Fact]
    public void Every_case_of_the_corpus_is_in_the_table() =>
        Assert.Equal(Enumerable.Range(1, 92), Cases.Value.Select(one => int.Parse(one.Name.Split(' ')[0], CultureInfo.InvariantCulture)).Distinct());

    private static void Check(string line, IElement page)
    {
        var (mark, wanted) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var has = mark.EndsWith("text", StringComparison.Ordinal) ? page.TextContent.Contains(wanted, StringComparison.Ordinal) : page.QuerySelector(wanted) is not null;
        Assert.True(has == (mark[0] == '+'), line);
    }

    private static string Said(ParsedFile file)
    {
        var codes = string.Join(' ', file.Codes().Distinct());
        if (file.Post is not { } post) return codes.Length == 0 ? "section" : $"no post ¦ {codes}";
        var date = post.PublishAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";
        return $"{post.Title} ¦ {date} ¦ {string.Join(' ', post.Tags.Select(tag => tag.Slug))} ¦ {post.Url} ¦ {(post.Visibility.IsHidden ? "hidden" : "public")} ¦ {codes}".TrimEnd();
    }

    private static List<HardCase> Read()
    {
        var cases = new List<HardCase>();
        string why = "", file = "", expected = "";
        var body = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Content", "HardCases.txt")).Append("0"))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var text = line.Trim();
            var depth = line.Length - line.TrimStart().Length;
            if (depth == 6) body.Add(text);
            else if (depth == 4) expected = text;
            else
            {
                if (expected.Length > 0) cases.Add(new($"{why} ({file[(file.LastIndexOf('/') + 1)..]})", file, expected, [.. body]));
                expected = "";
                body.Clear();
                if (depth == 2) file = text;
                else why = text;
            }
        }

        return cases;
    }

    /// <summary>A file with what is expected of it. The corpus can lack one, since not all of it may be passed on.</summary>
    private sealed record HardCase(string Name, string File, string Expected, IReadOnlyList<string> Body)
    {
        public bool IsAbsent => Expected == "absent";
    }
}
