using System.Reflection;
using System.Text.Json;
using Blog.Web.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What the site says of itself: one line an event, for people and for programs.</summary>
public sealed class LogTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-log-").FullName;

    [Fact]
    public async Task As_JSON_each_event_is_one_object_on_one_line_with_its_number_and_its_values()
    {
        var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
        await File.WriteAllTextAsync(Path.Combine(content, "hello.md"), "---\ntitle: Hello\ndate: 2024-01-01\n---\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(content, "later.md"), "---\ntitle: Later\ndate: 2999-01-01\n---\n", TestContext.Current.CancellationToken);
        // A name that would begin a line of its own, and colour a terminal.
        await File.WriteAllTextAsync(Path.Combine(content, "two\nlines\u001b[31m.md"), "---\ntitle: [\n---\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")), ("Logging__Console__FormatterName", "json"));
        await blog.ReadyAsync();
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("\"EventId\":1,", StringComparison.Ordinal)), "the load is said");
        var lines = blog.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var events = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(events, said => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", said.GetProperty("Timestamp").GetString()));
        var load = events.Single(said => said.GetProperty("EventId").GetInt32() == 1 && said.GetProperty("Category").GetString() == typeof(ContentWatcher).FullName);
        Assert.Equal("Information", load.GetProperty("LogLevel").GetString());
        Assert.Equal(1, load.GetProperty("State").GetProperty("Posts").GetInt32());
        Assert.Equal("2999-01-01 00:00:00Z", load.GetProperty("State").GetProperty("NextDue").GetString());
        Assert.Contains(events, said => said.GetProperty("LogLevel").GetString() == "Error" && said.GetProperty("Message").GetString()!.Contains("BLG0", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', blog.Errors);
    }

    [Fact]
    public async Task In_words_each_event_is_one_line_that_begins_with_its_time()
    {
        var content = Directory.CreateDirectory(Path.Combine(root, "content")).FullName;
        await File.WriteAllTextAsync(Path.Combine(content, "wrong.md"), "---\ntitle: [\n---\n", TestContext.Current.CancellationToken);
        await using var blog = BlogProcess.Start([], ("Blog__ContentPath", content), ("Blog__DatabasePath", Path.Combine(root, "data", "blog.db")));
        await TestSite.Until(() => Task.FromResult(blog.Errors.Contains("Loaded 0 posts", StringComparison.Ordinal)), "the load is said");
        Assert.All(blog.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (info|warn|fail): ", line));
    }

    [Fact]
    public void No_two_events_share_a_number()
    {
        var numbers = from type in typeof(ContentWatcher).Assembly.GetTypes()
                      from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                      let message = method.GetCustomAttribute<LoggerMessageAttribute>()
                      where message is not null
                      select (message.EventId, Name: $"{type.Name}.{method.Name}");
        Assert.True(numbers.Count() > 10);
        Assert.All(numbers.GroupBy(said => said.EventId), group => Assert.Single(group.Select(said => said.Name)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
