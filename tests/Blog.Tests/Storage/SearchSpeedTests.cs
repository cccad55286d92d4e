using System.Diagnostics;
using System.Globalization;
using Blog.Search;
using Blog.Storage;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>Tests that measure the process run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>How long the search takes on a large site, with the questions that cost the most among the others.</summary>
[Collection(nameof(Alone))]
public sealed class SearchSpeedTests(ITestOutputHelper output)
{
    // A site that runs has compiled what it does often.
    private const int WarmRounds = 3, Rounds = 3;

    // The small site shows that nothing is out of all proportion; the figures that count are of the large one.
    private static readonly int Posts = Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null ? 300 : 10_000;

    [Fact]
    public void Most_questions_are_answered_in_a_few_milliseconds()
    {
        using var blog = new TestBlog();
        var random = new Random(20261125);
        var words = Enumerable.Range(0, 20_000).Select(number => Word(number, random)).Distinct().ToArray();
        for (var number = 0; number < Posts; number++) blog.Write($"posts/post-{number}.md", Post(number, words, random));
        var load = Stopwatch.StartNew();
        Assert.Equal(Posts, blog.Load().Public);
        output.WriteLine($"{Posts} posts, loaded in {load.Elapsed.TotalSeconds:0.0} s");

        var questions = Questions(words, random).ToList();
        Assert.Equal(200, questions.Count);
        var times = new List<(double Milliseconds, string Question, int Found)>();
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            foreach (var question in questions)
            {
                var query = SearchQuery.Parse(question);
                // Processor time, since a busy machine lets everybody wait.
                var before = Environment.CpuUsage.TotalTime;
                var found = blog.Search(search => search.Find(query, 1)!.List.Total);
                if (round >= WarmRounds) times.Add(((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, question, found));
            }
        }

        times.Sort();
        foreach (var part in (double[])[.5, .9, .95, .99]) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p{part * 100}: {times[(int)(times.Count * part)].Milliseconds:0.0} ms"));
        foreach (var (milliseconds, question, found) in times.TakeLast(12)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms for {question}, {found} found"));
        Assert.Contains(times, time => time.Found > Posts / 2);
        Assert.Contains(times, time => time.Found == 0);
        Assert.True(times[(int)(times.Count * .95)].Milliseconds < 34, "the search has become slow");
    }

    private static IEnumerable<string> Questions(string[] words, Random random)
    {
        string Common() => words[random.Next(20)];
        string Usual() => words[random.Next(100, 2000)];
        string Rare() => words[random.Next(5000, words.Length)];
        for (var number = 0; number < 10; number++)
        {
            yield return $"{(char)('a' + number)}";
            yield return Common();
            yield return $"{Common()} {Common()}";
            yield return $"{Common()} {Rare()}";
            yield return $"\"{Usual()} {Common()}\"";
            yield return $"{Usual()} -{Usual()}";
            yield return $"tag:topic-{number} {Usual()}";
            yield return $"year:{2010 + number} {Usual()}";
            yield return "検索";
            yield return "語";
            yield return $"xyzzy{Rare()}";
            yield return Rare()[1..];
            yield return Usual()[..3];
        }

        for (var number = 0; number < 70; number++) yield return number % 2 == 0 ? Usual() : $"{Usual()} {Usual()}";
    }

    private static string Word(int number, Random random)
    {
        const string Consonants = "bcdfghjklmnprstvw", Vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, 1 + (int)Math.Log10(number + 10)).Select(_ => $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}")) + (number % 3 == 0 ? "n" : "");
    }

    private static string Post(int number, string[] words, Random random)
    {
        // Words are as frequent as in a language: the second half as often as the first, and so on.
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[(int)Math.Pow(words.Length, random.NextDouble()) - 1]));
        var sections = string.Concat(Enumerable.Range(0, 4).Select(_ => $"\n## {Words(4)}\n\n{Words(150)}.\n"));
        var japanese = number % 50 == 0 ? "\n全文検索は日本語の文章を二文字ずつに分けて索引に入れる。\n" : "";
        return string.Create(CultureInfo.InvariantCulture, $"---\ntitle: {Words(5)}\ndate: {2005 + number % 20}-{1 + number % 12:00}-{1 + number % 28:00}\ntags: [topic {number % 40}, topic {number % 7}]\n---\n{Words(60)}.\n{sections}{japanese}");
    }
}
