using System.Text;
using Blog.Web.Http;
using Blog.Web.Http.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>Of many that ask for the same at once, one has it made; nobody waits for what is not for all, nor gets what was begun before a load.</summary>
public sealed class SingleFlightTests : IAsyncDisposable
{
    private readonly string content = Directory.CreateTempSubdirectory("blog-flight-").FullName;
    private readonly TaskCompletionSource going = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;
    private int made;
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;

    public SingleFlightTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new SiteClock(TimeProvider.System)).AddHttpContextAccessor().AddSingleton<SiteUrls>().AddReadyAnswers()
            .AddSingleton(new BlogConfiguration([new("ContentPath", content, "test")], "Production"));
        app = builder.Build();
        app.UseReadyAnswers();
        app.UseSecurityHeaders();
        app.Run(context =>
        {
            Interlocked.Increment(ref made);
            return answer(context);
        });
        Cache.Renew(null);
    }

    private AnswerCache Cache => app.Services.GetRequiredService<AnswerCache>();

    [Fact]
    public async Task Many_that_ask_at_once_have_it_made_once()
    {
        answer = KeptAsync;
        using var client = await StartAsync();
        var asked = Enumerable.Range(0, 20).Select(_ => client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken)).ToList();
        await TestSite.Until(() => Task.FromResult(Volatile.Read(ref made) > 0), "one is being made");
        going.SetResult();
        foreach (var text in await Task.WhenAll(asked)) Assert.Equal("made 1", text);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task After_a_load_nobody_waits_for_what_was_begun_before_it_nor_gets_it()
    {
        answer = context => made == 1 ? KeptAsync(context) : SendAsync(context);
        using var client = await StartAsync();
        var before = client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken);
        await TestSite.Until(() => Task.FromResult(Volatile.Read(ref made) > 0), "one is being made");
        Cache.Renew(null);
        Assert.Equal("made 2", await client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
        going.SetResult();
        await before;
        Assert.Equal("made 2", await client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task Nobody_waits_for_the_slow_reader_of_a_download()
    {
        answer = async context =>
        {
            await context.Response.WriteAsync("begun");
            await context.Response.Body.FlushAsync();
            if (made == 1) await going.Task;
        };
        using var client = await StartAsync();
        using var slow = await client.GetAsync(new Uri("/a", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("begun", await client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(2, made);
        going.SetResult();
    }

    [Fact]
    public async Task What_fails_is_asked_for_again()
    {
        answer = context =>
        {
            context.KeepAnswer();
            return made == 1 ? throw new InvalidOperationException("the first fails") : SendAsync(context);
        };
        using var client = await StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("made 2", await client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("made 2", await client.GetStringAsync(new Uri("/a", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        going.TrySetResult();
        await app.DisposeAsync();
        Directory.Delete(content, recursive: true);
    }

    private async Task<HttpClient> StartAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        var client = app.GetTestClient();
        // Who waits for what never ends has failed.
        client.Timeout = TimeSpan.FromSeconds(15);
        return client;
    }

    private async Task KeptAsync(HttpContext context)
    {
        var number = made;
        context.KeepAnswer();
        await going.Task;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"made {number}"));
    }

    private async Task SendAsync(HttpContext context)
    {
        context.KeepAnswer();
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"made {made}"));
    }
}
