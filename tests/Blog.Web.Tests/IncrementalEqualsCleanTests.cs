using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>
/// After any sequence of changes the site is what a fresh start makes of the same files, byte for byte at every address and with the same entity tags. Not with
/// the same <c>Last-Modified</c>: that says when a running site took a change in.
/// <c>BLOG_INCREMENTAL</c> says how many; <c>BLOG_INCREMENTAL_SEED</c> begins with the one that a failure names.
/// </summary>
public sealed class IncrementalEqualsCleanTests
{
    private static readonly int Sequences = Setting("BLOG_INCREMENTAL", Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 3 : 1000);
    private static readonly int First = Setting("BLOG_INCREMENTAL_SEED", 20261127);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly (string, string)[] Settings = [("ScanInterval", "1h"), ("HoldInterval", "0"), ("BaseUrl", "https://example.com/"), ("PageSize", "3")];

    [Fact]
    public async Task After_any_changes_the_site_is_what_a_fresh_start_makes_of_the_files()
    {
        for (var seed = First; seed < First + Sequences; seed++)
        {
            var clock = new FakeTimeProvider(Now);
            // Here and there the site is read all the time, and looks at its files as it does by itself: what is kept ready has to go then.
            var hasReaders = seed % 5 == 0;
            await using var site = new TestSite("-- a0.md --\n# First", clock, Settings) { LooksByItself = !hasReaders };
            if (hasReaders) await site.LookAsync();
            await site.ReadyAsync();
            var done = new List<string>();
            var author = new RandomAuthor(site, new Random(seed));
            async Task LookAsync()
            {
                if (hasReaders) await site.LookAsync();
                else site.Services.GetRequiredService<ContentLoader>().Load(TestContext.Current.CancellationToken);
            }

            for (var step = 0; step < 25; step++)
            {
                // Posts become due in between; what is settled for that is settled for all, and would hide what was forgotten before.
                if (step == 5) clock.Advance(TimeSpan.FromDays(2));
                done.Add(author.Act());
                if (!author.Pauses) continue;
                await LookAsync();
                if (hasReaders) await CrawlAsync(site);
            }

            await LookAsync();
            await using var fresh = TestSite.CopyOf(site, new FakeTimeProvider(Now.AddDays(2)), Settings);
            await fresh.ReadyAsync();
            var (mine, clean) = (await CrawlAsync(site), await CrawlAsync(fresh));
            foreach (var path in mine.Keys.Union(clean.Keys).Order(StringComparer.Ordinal))
            {
                var (one, other) = (mine.GetValueOrDefault(path), clean.GetValueOrDefault(path));
                Assert.True(one == other, $"seed {seed}, {path}: {Difference(one ?? "absent", other ?? "absent")}\n{string.Join('\n', done)}");
            }

            Assert.True(mine.Count > 20, $"seed {seed}: only {mine.Count} addresses");
        }
    }

    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string Difference(string one, string other)
    {
        var at = 0;
        while (at < one.Length && at < other.Length && one[at] == other[at]) at++;
        return $"after the changes …{Around(one, at)}…, after a fresh start …{Around(other, at)}…";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)];

    /// <summary>What every address answers that a page, feed or the sitemap names, and every address that a post may have or have had.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(TestSite site)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>(["/", "/posts/", "/tags/", "/archives/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/feeds/", "/search/?q=word", "/search/?q=tag%3Ared", "/nothing/",
            .. RandomAuthor.Slugs.SelectMany(slug => (string[])[$"/posts/{slug}/", $"/posts/{slug}.md", $"/old/{slug}/"])]);
        while (queue.TryDequeue(out var path))
        {
            if (found.ContainsKey(path)) continue;
            var response = await site.GetAsync(path);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            found[path] = $"{(int)response.StatusCode} {response.Headers.Location} {response.Content.Headers.ContentType} {response.Headers.ETag} {response.Headers.CacheControl}\n{body}";
            if (response.StatusCode != HttpStatusCode.OK) continue;
            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (var link in new HtmlParser().ParseDocument(body).QuerySelectorAll("a[href], img[src]")) Enqueue(link.GetAttribute("href") ?? link.GetAttribute("src")!);
            }
            else if (path == "/sitemap.xml")
            {
                foreach (var part in body.Split("<loc>").Skip(1)) Enqueue(part[..part.IndexOf('<', StringComparison.Ordinal)]);
            }
        }

        return found;

        void Enqueue(string link)
        {
            if (Uri.TryCreate(new Uri("https://example.com/"), link, out var url) && url.Host == "example.com") queue.Enqueue(url.PathAndQuery);
        }
    }

    /// <summary>Does at random what authors do to a folder.</summary>
    private sealed class RandomAuthor(TestSite site, Random random)
    {
        public static readonly string[] Slugs = [.. Enumerable.Range(0, 9).Select(number => $"s{number}"), .. Enumerable.Range(0, 12).Select(number => $"a{number}"), "index", "moved"];
        private static readonly string[] Folders = ["", "one/", "one/deep/", "two/"];
        private static readonly string[] Tags = ["red", "green", "c#", "Red"];

        // A folder that is hidden has to do with every post in it, so that most sites should have none.
        private readonly bool hasSections = random.Next(3) == 0;

        /// <summary>Whether the site looks before the next change.</summary>
        public bool Pauses => random.Next(3) > 0;

        private string[] Files => [.. Directory.GetFiles(site.Content, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(site.Content, file)).Order(StringComparer.Ordinal)];

        /// <returns>What was done.</returns>
        public string Act()
        {
            switch (random.Next(12))
            {
                case 0 when Any(Files) is { } file:
                    site.Delete(file);
                    return $"rm {file}";
                case 1 when Any(Files) is { } file:
                    var target = NewPath();
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site.Content, target))!);
                    File.Move(Path.Combine(site.Content, file), Path.Combine(site.Content, target), overwrite: true);
                    return $"mv {file} {target}";
                case 2:
                    return Write($"{Any(Folders)}dot.png", random.Next(2) == 0 ? TestSite.Png : TestSite.OtherPng);
                case 3 when hasSections:
                    return Write($"{Any(Folders)}_index.md", $"---\ntitle: Section\ndraft: {Flag()}\ncascade:\n  draft: {Flag()}\n---\n");
                case 4:
                    return Write("tags.yaml", $"red:\n  description: \"Description {random.Next(3)}\"\n");
                case 5:
                    return Write("_redirects", $"/old/s{random.Next(9)}/ /posts/s{random.Next(9)}/ 301\n");
                case 6 when Directory.Exists(Path.Combine(site.Content, "one")) && !Directory.Exists(Path.Combine(site.Content, "three")):
                    Directory.Move(Path.Combine(site.Content, "one"), Path.Combine(site.Content, "three"));
                    return "mv one three";
                case 7 when Directory.Exists(Path.Combine(site.Content, "three")) && !Directory.Exists(Path.Combine(site.Content, "one")):
                    Directory.Move(Path.Combine(site.Content, "three"), Path.Combine(site.Content, "one"));
                    return "mv three one";
                case 8 when Any(Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).ToArray()) is { } file:
                    File.SetLastWriteTimeUtc(Path.Combine(site.Content, file), DateTime.UnixEpoch.AddDays(random.Next(20_000)));
                    return $"touch {file}";
                default:
                    return Write(NewPath(), Post());
            }
        }

        private string NewPath() => $"{Any(Folders)}a{random.Next(12)}.md";

        private string Post()
        {
            var lines = new List<string> { "---", $"title: Title {random.Next(6)}", $"date: {Any("2024-01-01", "2024-02-03", "2025-06-07", "2026-03-02", "2026-05-01")}" };
            if (random.Next(2) == 0) lines.Add($"slug: s{random.Next(4)}");
            if (random.Next(2) == 0) lines.Add($"tags: [{Any(Tags)}, \"{Any(Tags)}\"]");
            if (random.Next(4) == 0) lines.Add($"draft: {Flag()}");
            if (random.Next(5) == 0) lines.Add($"aliases: [/old/s{random.Next(9)}/, /posts/s{random.Next(9)}/]");
            if (random.Next(6) == 0) lines.Add("expires: 2026-03-02T12:00:00Z");
            if (random.Next(6) == 0) lines.Add("unlisted: true");
            if (random.Next(6) == 0) lines.Add("featured: true");
            if (random.Next(5) == 0) lines.Add($"series: Series {random.Next(2)}");
            lines.Add("---");
            lines.Add($"A word {random.Next(1000)}. See [another](a{random.Next(12)}.md) and [[a{random.Next(12)}]].");
            if (random.Next(3) == 0) lines.Add("\n![A dot](dot.png)");
            if (random.Next(5) == 0) lines.Add("\n![[dot.png]]");
            return string.Join('\n', lines);
        }

        private string Write(string path, string text)
        {
            site.Write(path, text);
            return $"write {path}: {text.ReplaceLineEndings("⏎")}";
        }

        private string Flag() => random.Next(2) == 0 ? "true" : "false";

        private T? Any<T>(params T[] choices) => choices.Length == 0 ? default : choices[random.Next(choices.Length)];
    }
}
