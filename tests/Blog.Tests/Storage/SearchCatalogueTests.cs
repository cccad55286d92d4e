using Blog.Content;
using Blog.Search;
using Blog.Storage;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>What the search remembers of the posts is followed from load to load, and is what reading all of them anew would be.</summary>
public sealed class SearchCatalogueTests : IDisposable
{
    private static readonly string[] Dates = ["date: 2024-01-01\n", "date: 2024-01-02\n", "date: 2026-03-02\n", ""];

    private readonly TestBlog blog = new();

    public void Dispose() => blog.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_changes_the_search_has_the_posts_of_the_list_in_its_order(int seed)
    {
        var random = new Random(seed);
        var most = 0;
        for (var step = 0; step < 60; step++)
        {
            for (var change = random.Next(6); change >= 0; change--) Change(random);
            if (step == 40) blog.Clock.Advance(TimeSpan.FromDays(2));
            // The load that the clock calls for comes a moment later, and so may the search.
            if (random.Next(5) > 0) blog.Load();
            var listed = Pages(page => blog.AskTerms(reader => reader.ListPosts(TermKind.Tag, "red", page))).ConvertAll(post => post.Title);
            if (random.Next(3) > 0) Assert.Equal(listed, Found("tag:red"));
            // In an order of its own, since it says how well they fit.
            if (random.Next(3) > 0) Assert.Equal(listed.Where(title => title.Contains("alpha", StringComparison.Ordinal)).Order(), Found("alpha tag:red").Order());
            most = Math.Max(most, listed.Count);
        }

        Assert.True(most > 10, $"{most} posts are one page");
    }

    [Fact]
    public void What_the_index_has_for_previews_of_drafts_is_not_found_once_they_are_not_shown()
    {
        blog.Environment = "Development";
        blog.Restart();
        blog.Write("folder/open.md", "---\ntitle: open\ndate: 2024-01-01\ntags: [red]\n---\nText.\n");
        Show("false");
        blog.Load();
        Assert.Equal(["open"], Found("tag:red"));
        Show("true");
        blog.Write("folder/_index.md", "---\ndraft: true\ncascade:\n  draft: true\n---\n");
        blog.Load();
        // The setting counts at once, and the index follows with the next load.
        Show("false");
        Assert.Empty(Found("tag:red"));
        Assert.Empty(Found("text"));

        void Show(string value)
        {
            blog.Write(BlogSettings.FileName, $"showDrafts: {value}\n");
            blog.Configuration.Reload();
        }
    }

    private void Change(Random random)
    {
        var path = $"{(char)('a' + random.Next(3))}/{random.Next(14)}.md";
        if (random.Next(8) == 0) blog.Write("a/_index.md", random.Next(2) == 0 ? "---\ndraft: true\ncascade:\n  draft: true\n---\n" : "---\ntitle: A\n---\n");
        if (random.Next(4) == 0 && File.Exists(Path.Combine(blog.Content, path))) blog.Delete(path);
        else blog.Write(path, $"---\ntitle: {path} {random.Next(100)} {(random.Next(2) == 0 ? "alpha" : "beta")}\n{Dates[random.Next(Dates.Length)]}tags: [{(random.Next(5) == 0 ? "blue" : "red")}]\n{(random.Next(6) == 0 ? "draft: true\n" : "")}---\nText.\n");
    }

    private List<string> Found(string query) => Pages(page => blog.Search(reader => reader.Find(SearchQuery.Parse(query), page))?.List).ConvertAll(result => result.Summary.Title);

    private static List<T> Pages<T>(Func<int, ListPage<T>?> read)
    {
        var (all, total) = (new List<T>(), 0);
        for (var page = 1; read(page) is { } found; page++)
        {
            all.AddRange(found.Items);
            total = found.Total;
        }

        // What is counted and not shown would tell of it.
        Assert.Equal(all.Count, total);
        return all;
    }
}
