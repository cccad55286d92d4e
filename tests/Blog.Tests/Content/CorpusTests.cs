using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>Reads 2,000 posts of real blogs. What is said of them was found by reading the ones that stay hidden.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_blogs_of_every_engine_are_read_as_they_stand()
    {
        var files = Corpus.Read("corpus");
        Assert.True(files.Count > 1500, $"only {files.Count} files");
        var broken = files.GroupBy(file => file.Corpus).Sum(corpus => Count(corpus.Key, corpus, Engine.Any));
        // 404, categories and / of a theme; dates 2017-16-26 and 2021-(TODO); six titles with a colon, which YAML refuses.
        Assert.True(broken <= files.Count / 100, $"{broken} of {files.Count} files could not be read");
    }

    [Theory]
    [InlineData("astropaper", "astropaper")]
    [InlineData("jekyll", "jekyll")]
    [InlineData("hugo", "hugo")]
    [InlineData("toml", "hugo")]
    [InlineData("toml", "zola")]
    [InlineData("hexo", "hexo")]
    [InlineData("jsstack", "eleventy")]
    public void Real_blogs_of_an_engine_are_read_by_its_rules(string corpus, string engine)
    {
        var files = Corpus.Read("corpus").Where(file => file.Corpus == corpus).ToList();
        Assert.NotEmpty(files);
        var broken = Count(corpus, files, Engine.Find(engine)!);
        Assert.True(broken <= files.Count / 100, $"{broken} of {files.Count} files could not be read");
    }

    /// <summary>Reads the files and writes a line of the table.</summary>
    /// <returns>How many are no post because of a problem.</returns>
    private int Count(string corpus, IEnumerable<(string Corpus, string Path, byte[] Content)> files, Engine engine)
    {
        var parser = new PostParser(new BlogOptions { Engine = engine }, new MarkdownRenderer());
        var isVerbose = Environment.GetEnvironmentVariable("CORPUS_VERBOSE") is not null;
        int all = 0, shown = 0, hidden = 0, skipped = 0, broken = 0;
        var dialects = new SortedDictionary<string, int>();
        var codes = new SortedDictionary<string, int>();
        foreach (var (_, path, content) in files)
        {
            all++;
            var file = parser.Parse(path, content);
            foreach (var problem in file.Problems) codes[problem.Code.Id] = codes.GetValueOrDefault(problem.Code.Id) + 1;
            if (file.Post is null && file.Problems.Count == 0) skipped++;
            else if (file.Post is null) broken++;
            else if (file.Post.Visibility.IsHidden) hidden++;
            else shown++;
            var dialect = Dialect(content, path);
            dialects[dialect] = dialects.GetValueOrDefault(dialect) + 1;
            if (!isVerbose) continue;
            foreach (var problem in file.Problems) output.WriteLine(problem.ToString());
            if (file.Post is { Visibility.IsHidden: true } post) output.WriteLine($"HIDDEN {path} {string.Join("; ", post.Visibility.HiddenBecause)}");
            if (file.SkippedBecause is { } reason) output.WriteLine($"SKIPPED {path} {reason}");
        }

        output.WriteLine($"{corpus} as {(engine == Engine.Any ? "it stands" : engine.Name)}: {all} files, {shown} public, {hidden} hidden, {broken} problem, {skipped} no post; "
            + $"{string.Join(' ', dialects)} {string.Join(' ', codes)}");
        return broken;
    }

    [Fact]
    public void The_seed_post_is_read_as_written()
    {
        var seed = Directory.GetFiles(Corpus.Folder("seeds"), "*.txt").Order(StringComparer.Ordinal).First();
        var file = TestPosts.Parse(File.ReadAllBytes(seed), "posts/seed.md");
        var post = Assert.IsType<Post>(file.Post);
        Assert.Equal("The video generator Sora evokes mixed feelings | The tide of technological innovation in the world", post.Title);
        Assert.Equal("The-video-generator-Sora-evokes-mixed-feelings", post.Slug);
        Assert.Equal("/posts/The-video-generator-Sora-evokes-mixed-feelings/", post.Url);
        Assert.Equal(["sora", "sora-ai", "text-to-video"], post.Tags.Select(tag => tag.Slug));
        Assert.Equal(new DateTimeOffset(2024, 2, 9, 3, 42, 51, TimeSpan.Zero), post.PublishAt);
        Assert.False(post.Visibility.IsHidden);
        Assert.Equal("Sat Naing", Assert.Single(post.Authors).Name);
        Assert.Equal(["BLG060"], file.Codes());
    }

    private static string Dialect(byte[] content, string path)
    {
        try
        {
            return FrontMatterParser.Parse(ContentText.Decode(path, content, out _)).Dialect.ToString();
        }
        catch (FrontMatterException)
        {
            return "Unreadable";
        }
    }
}
