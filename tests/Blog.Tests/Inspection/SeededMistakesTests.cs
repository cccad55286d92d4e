using Blog.Inspection;
using Blog.Tests.Content;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Blog.Tests.Inspection;

/// <summary>Mistakes that authors make, each a small site in <c>Mistakes/</c> with every line that is said of it and the site that follows from doing what they say.</summary>
public sealed class SeededMistakesTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder(), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_mistake_is_named_with_its_place_and_what_to_write(string name)
    {
        var file = Path.Combine(Folder(), name + ".txt");
        var mistake = SeededMistake.Parse(File.ReadAllText(file));
        var said = Check(mistake.Files);
        if (Environment.GetEnvironmentVariable("BLOG_GOLDEN") is not null) File.WriteAllText(file, mistake.With(said));
        else Assert.Equal(mistake.Said, said);
        Assert.NotEmpty(said);
        // A suggestion follows the message.
        Assert.All(said, line => Assert.Matches(@"^[^:]+:[0-9]+:[0-9]+ .+: ", line));
    }

    [Theory, MemberData(nameof(Names))]
    public void Doing_what_the_message_says_leaves_no_problem(string name)
    {
        var mistake = SeededMistake.Parse(File.ReadAllText(Path.Combine(Folder(), name + ".txt")));
        Assert.Empty(Check(mistake.Fixed));
    }

    [Fact]
    public void Nine_of_ten_mistakes_were_put_right_at_the_first_try()
    {
        var mistakes = Directory.GetFiles(Folder(), "*.txt").Select(file => SeededMistake.Parse(File.ReadAllText(file))).ToList();
        Assert.True(mistakes.Count >= 40);
        Assert.True(mistakes.Count(mistake => mistake.IsFixedAtOnce) >= 0.9 * mistakes.Count);
    }

    private static List<string> Check(IReadOnlyDictionary<string, byte[]> files)
    {
        var root = Directory.CreateTempSubdirectory("blog-mistake-").FullName;
        try
        {
            foreach (var (path, bytes) in files)
            {
                var place = Path.Combine(root, "content", path);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.WriteAllBytes(place, bytes);
            }

            using var inspection = new ContentInspection(
                [new("ContentPath", Path.Combine(root, "content"), "test"), new("DatabasePath", Path.Combine(root, "data", "blog.db"), "test")], "Production", Clock);
            return [.. inspection.ListProblems().Select(problem => problem.ToString())];
        }
        catch (SettingsException error)
        {
            return [.. error.Problems];
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Folder() => Path.Combine(Corpus.Repository(), "tests", "Blog.Tests", "Inspection", "Mistakes");
}
