using System.Collections.Concurrent;
using System.Net;
using Blog.Content;
using Blog.Inspection;
using Blog.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Blog.Web.Tests;

/// <summary><c>blog check --external</c> against a server that answers in all the ways that others do.</summary>
public sealed class ExternalLinkTests : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-external-").FullName;
    private readonly ConcurrentBag<string> asked = [];
    private readonly WebApplication server;
    private int together, most;

    public ExternalLinkTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    private string Origin => server.Urls.First();

    public async ValueTask InitializeAsync() => await server.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("/fine", null, "")]
    [InlineData("/no-head", null, "")]
    [InlineData("/for-now", null, "")]
    [InlineData("/gone", "BLG077", "it answers 404")]
    [InlineData("/ever", "BLG077", "it answers 410")]
    [InlineData("/to-gone", "BLG077", "it answers 404")]
    [InlineData("/moved", "BLG078", "write ORIGIN/fine")]
    [InlineData("/moved-then-for-now", "BLG078", "write ORIGIN/for-now")]
    [InlineData("/broken", "BLG079", "it answers 500")]
    [InlineData("/guarded", "BLG079", "it answers 403")]
    [InlineData("/circle", "BLG079", "redirects more than 10 times")]
    [InlineData("/slow", "BLG079", "within 0.5 s")]
    [InlineData("/to-file", "BLG079", "redirects to nothing that can be asked")]
    public async Task What_a_server_answers_is_told_with_what_to_write(string path, string? code, string words)
    {
        var problems = await Ask(new OutsideLink("posts/a.md", 5, 3, new Uri(Origin + path)));
        Assert.Equal(code is null ? [] : [$"posts/a.md:5:3 {code}"], problems.Select(problem => string.Join(' ', problem.ToString().Split(' ')[..2])));
        Assert.All(problems, problem => Assert.Contains(words.Replace("ORIGIN", Origin, StringComparison.Ordinal), problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_is_asked_once_however_often_it_is_linked_and_each_place_is_told()
    {
        var url = new Uri(Origin + "/gone");
        var problems = await Ask([new("posts/a.md", 5, 3, url), new("posts/b.md", 7, 1, url)]);
        Assert.Equal(["posts/a.md", "posts/b.md"], problems.Select(problem => problem.Path));
        Assert.Equal(["GET /gone", "HEAD /gone"], asked.Order());
    }

    [Fact]
    public async Task At_most_eight_are_asked_at_once()
    {
        await Ask([.. Enumerable.Range(0, 40).Select(number => new OutsideLink("posts/a.md", 5, 3, new Uri($"{Origin}/crowd/{number}")))]);
        Assert.InRange(most, 2, 8);
    }

    [Fact]
    public async Task An_address_of_this_network_is_left_alone()
    {
        using var progress = new StringWriter();
        using var requests = new OutsideRequests(TimeSpan.FromSeconds(5), asksPrivate: false);
        var problems = await new OutsideCheck(requests, progress).ListAsync([new("posts/a.md", 5, 3, new Uri(Origin + "/gone"))], TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        Assert.Empty(asked);
        Assert.Contains("1 of them lie in this network and were not asked", progress.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("93.184.215.14", false)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", false)]
    public void Networks_that_are_nobody_elses_business_are_known(string address, bool isPrivate) => Assert.Equal(isPrivate, OutsideRequests.IsPrivate(IPAddress.Parse(address)));

    [Fact]
    public async Task Check_asks_only_when_it_is_told_to_and_names_the_place_in_the_file()
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        await File.WriteAllTextAsync(Path.Combine(root, "content", "a.md"), $"---\ntitle: A\ndate: 2026-01-05\n---\n\nSee [this]({Origin}/gone#part) and <{Origin}/fine>.\n", TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await Check());
        Assert.Equal((0, ""), await Check("--external"));
        Assert.Empty(asked);
        var (code, output) = await Check("--external-private");
        Assert.Equal(1, code);
        Assert.StartsWith($"a.md:6:5 BLG077 {Origin}/gone is not there (it answers 404)", Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>A proxy would be connected to in the place of the site, and its address looked at in the place of the site's.</summary>
    [Fact]
    public async Task No_proxy_of_the_environment_comes_between()
    {
        Directory.CreateDirectory(Path.Combine(root, "content"));
        await File.WriteAllTextAsync(Path.Combine(root, "content", "a.md"), $"---\ntitle: A\ndate: 2026-01-05\n---\n\nSee <{Origin}/fine>.\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start(["check", "--external-private"], ("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")),
            ("http_proxy", "http://127.0.0.1:1"), ("no_proxy", ""));
        Assert.Equal((0, ""), (await blog.ExitCodeAsync(), blog.Output.TrimEnd()));
        Assert.Equal(["HEAD /fine"], asked);
    }

    private static async Task<IReadOnlyList<ContentProblem>> Ask(params OutsideLink[] links)
    {
        using var requests = new OutsideRequests(TimeSpan.FromSeconds(0.5), asksPrivate: true);
        return await new OutsideCheck(requests, TextWriter.Null).ListAsync(links, TestContext.Current.CancellationToken);
    }

    private async Task<(int Code, string Output)> Check(params string[] options)
    {
        await using var blog = BlogProcess.Start(["check", .. options], ("Blog__ContentPath", Path.Combine(root, "content")), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        return (await blog.ExitCodeAsync(), blog.Output.TrimEnd());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        asked.Add($"{context.Request.Method} {path}");
        void Redirect(int status, string to) => (context.Response.StatusCode, context.Response.Headers.Location) = (status, to);
        switch (path)
        {
            case "/fine": break;
            case "/no-head": context.Response.StatusCode = HttpMethods.IsHead(context.Request.Method) ? 405 : 200; break;
            case "/for-now": Redirect(302, "/fine"); break;
            case "/ever": context.Response.StatusCode = 410; break;
            case "/to-gone": Redirect(301, "/gone"); break;
            case "/moved": Redirect(308, $"{Origin}/fine"); break;
            case "/moved-then-for-now": Redirect(301, "/for-now"); break;
            case "/broken": context.Response.StatusCode = 500; break;
            case "/guarded": context.Response.StatusCode = 403; break;
            case "/circle": Redirect(302, "/circle"); break;
            case "/to-file": Redirect(302, "ftp://example.com/"); break;
            case "/slow": await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); break;
            case var crowd when crowd.StartsWith("/crowd/", StringComparison.Ordinal):
                var now = Interlocked.Increment(ref together);
                InterlockedMax(ref most, now);
                await Task.Delay(10);
                Interlocked.Decrement(ref together);
                break;
            default: context.Response.StatusCode = 404; break;
        }
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var known = place; value > known && Interlocked.CompareExchange(ref place, value, known) is var seen && seen != known; known = seen) ;
    }
}
