using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>
/// Damaged posts by the thousand. <c>BLOG_FUZZ=100000</c> says how many, <c>BLOG_FUZZ_SEED</c> which; a failure names the number of its post, which
/// <c>BLOG_FUZZ_FROM</c> begins with.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_damaged_post_is_read_or_refused_soon_and_no_script_comes_of_it() => await RunAsync((seeds, random) =>
    {
        var content = new Mutation(random).Damage(seeds[random.Next(seeds.Count)], () => seeds[random.Next(seeds.Count)]);
        return (content, file =>
        {
            if (file.Post is null) return file.Problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? null : "no post and no problem";
            if (file.Problems.FirstOrDefault(problem => problem.Line < 1 || problem.Column < 1) is { } lost) return $"nobody finds {lost}";
            return Script(new MarkdownRenderer().Render(file.Post.Body, file.Post.Title).ToHtml(target => new LinkTarget(target)));
        }
        );
    });

    [Fact]
    public async Task A_post_that_says_it_is_hidden_is_never_public_whatever_else_is_broken() => await RunAsync((seeds, random) =>
    {
        FuzzSecret? secret = null;
        while (secret is null) secret = FuzzSecret.Hide(Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]), random);
        var text = random.Next(20) == 0 ? secret.Whole : secret.Damage(new Mutation(random), random);
        return (Encoding.UTF8.GetBytes(text), file => file.Post is { Visibility.IsHidden: false } ? $"{secret.Line} was not heeded" : null);
    });

    /// <summary>What the first test looks for, it has to be able to find.</summary>
    [Theory]
    [InlineData("<p>a</p><ScRiPt src=x>", true)]
    [InlineData("<p\nOnClick = 'x()'>a</p>", true)]
    [InlineData("<a href=' \u0001java&#115;cript:x()'>a</a>", true)]
    [InlineData("<p title=' onclick=x'>&lt;script&gt; javascript:x()</p>", false)]
    public void A_script_in_a_page_is_seen(string html, bool isSeen) => Assert.Equal(isSeen, Script(html) is not null);

    /// <param name="make">A damaged post, and what is wrong with what became of it.</param>
    private async Task RunAsync(Func<List<byte[]>, Random, (byte[] Content, Func<ParsedFile, string?> Complaint)> make)
    {
        int count = Setting("BLOG_FUZZ", Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 2_000 : 100_000), seed = Setting("BLOG_FUZZ_SEED", 20240209), from = Setting("BLOG_FUZZ_FROM", 0);
        output.WriteLine($"{count} posts from number {from} on, seed {seed}");
        var seeds = FuzzSeeds.All();
        var parser = new PostParser(new BlogOptions(), new MarkdownRenderer());
        var failures = new List<string>();
        var (slowest, clock) = (TimeSpan.Zero, Stopwatch.StartNew());
        for (var number = from; number < from + count && failures.Count < 20; number++)
        {
            var (content, complaint) = make(seeds, new Random(seed + number));
            var took = Stopwatch.StartNew();
            var reading = Task.Run(() => Complaint(content, complaint), TestContext.Current.CancellationToken);
            // What never ends must not keep the whole run from ending.
            if (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)) != reading)
            {
                failures.Add($"number {number} takes more than a minute\n{Shown(content)}");
                break;
            }

            if (await reading is { } wrong) failures.Add($"number {number}: {wrong}\n{Shown(content)}");
            else if (took.Elapsed > Patience && Again(content, complaint) is { } slow && slow > Patience) failures.Add($"number {number} takes {slow.TotalSeconds:0.0} s\n{Shown(content)}");
            if (took.Elapsed > slowest) slowest = took.Elapsed;
        }

        output.WriteLine($"{clock.Elapsed.TotalSeconds:0} s, the slowest post {slowest.TotalMilliseconds:0} ms");
        Assert.True(failures.Count == 0, $"seed {seed}\n{string.Join("\n\n", failures)}");

        string? Complaint(byte[] bytes, Func<ParsedFile, string?> complaint)
        {
            try
            {
                return complaint(parser.Parse("posts/fuzz.md", bytes));
            }
            catch (MarkdownException)
            {
                return null;
            }
#pragma warning disable CA1031 // any other exception is what is looked for
            catch (Exception error)
#pragma warning restore CA1031
            {
                return error.ToString();
            }
        }

        TimeSpan Again(byte[] bytes, Func<ParsedFile, string?> complaint)
        {
            // The first time, the machine may have been busy with something else.
            var took = Stopwatch.StartNew();
            Complaint(bytes, complaint);
            return took.Elapsed;
        }
    }

    private static string? Script(string html)
    {
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase)) return $"a script: {html}";
        if (!Suspicious().IsMatch(html)) return null;
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return $"{attribute.Name} in {element.OuterHtml}";
                var isUrl = attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href" or "data" or "srcdoc";
                if (isUrl && Address().IsMatch(attribute.Value)) return $"{attribute.Value} in {element.OuterHtml}";
            }
        }

        return null;
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;

    private static string Shown(byte[] content) =>
        $"{content.Length} bytes: {System.Text.Json.JsonSerializer.Serialize(Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 1_200))))}";

    [GeneratedRegex(@"script|&#|\son[a-z]+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();

    [GeneratedRegex(@"^[\s\x00-\x20]*(?:java|vb)script:", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
