using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What is taken away from under a running site: readers do not notice for longer than a look takes.</summary>
public sealed class ScarcityTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-scarcity-").FullName;

    private string Content => Path.Combine(root, "content");

    private string Database => Path.Combine(root, "data", "blog.db");

    private (string, string)[] Settings => [("Blog__ContentPath", Content), ("Blog__DatabasePath", Database), ("Blog__ScanInterval", "200ms")];

    public ScarcityTests()
    {
        Directory.CreateDirectory(Content);
        for (var number = 0; number < 20; number++) File.WriteAllText(Path.Combine(Content, $"post-{number}.md"), $"---\ntitle: Post {number}\ndate: 2024-01-01\n---\nText {number}.");
    }

    [Fact]
    public async Task An_index_that_is_deleted_under_a_running_site_is_missed_by_no_reader_for_longer_than_a_look_takes()
    {
        await using var blog = BlogProcess.Start([], Settings);
        await blog.ReadyAsync();
        for (var round = 0; round < 3; round++)
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Database)!, "blog.db*")) File.Delete(file);
            await TestSite.Until(() => Task.FromResult(File.Exists(Database)), "the index is made anew");
            // Questions that nobody has asked before: no answer of them is kept.
            await TestSite.Until(async () => await blog.TryGetAsync($"/search/?q=text+{round}+{Guid.NewGuid():N}") is { StatusCode: HttpStatusCode.OK }, "it is asked");
            for (var number = 0; number < 20; number++) Assert.Equal(HttpStatusCode.OK, (await blog.TryGetAsync($"/posts/post-{number}/?{round}"))!.StatusCode);
        }

        Assert.True(blog.IsRunning);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
