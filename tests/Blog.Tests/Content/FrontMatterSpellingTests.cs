using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>What an author is asked about a key that nobody knows.</summary>
public sealed class FrontMatterSpellingTests
{
    public static TheoryData<string> Spellings => [.. FrontMatterKeys.All.SelectMany(key => key.Spellings).Where(spelling => !spelling.Contains('.', StringComparison.Ordinal)).Distinct()];

    [Theory, MemberData(nameof(Spellings))]
    public void A_key_with_a_slip_or_two_is_asked_about(string spelling)
    {
        var key = FrontMatterKeys.Normalize(spelling);
        if (key.Length < 3) return;
        var slips = Slips(key).Concat(key.Length < 4 ? [] : Slips(key).SelectMany(Slips)).Where(slip => slip.Length >= (key.Length < 4 ? 2 : 4) && EditDistance.Between(slip, key) <= 2).Distinct(); // of letters that changed places twice no word is left
        Assert.All(slips, slip => Assert.True(IsKnown(slip) || FrontMatterKeys.Guess(slip) is { } guess && EditDistance.Between(slip, FrontMatterKeys.Normalize(guess)) <= EditDistance.Between(slip, key), slip));
    }

    [Fact]
    public void A_key_that_another_engine_has_is_let_pass()
    {
        var written = string.Join('\n', FrontMatterIgnored.Names.Where(name => !name.Contains(':', StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal)).Select(name => $"{name}: x"));
        var file = new PostParser(new BlogOptions(), new MarkdownRenderer()).Parse("posts/a.md", System.Text.Encoding.UTF8.GetBytes($"---\ntitle: A\ndate: 2026-01-01\n{written}\n---\nText.\n"));
        Assert.DoesNotContain(file.Problems, problem => problem.Code == ProblemCode.UnknownKey || problem.Code == ProblemCode.MisspeltVisibility);
    }

    [Theory]
    [InlineData("mood")]
    [InlineData("camera")]
    [InlineData("ingredients")]
    [InlineData("bpm")]
    public void A_key_of_ones_own_is_not_taken_for_a_slip(string key) => Assert.Null(FrontMatterKeys.Guess(key));

    private static bool IsKnown(string slip) => FrontMatterKeys.IsKnown(slip) || FrontMatterIgnored.Contains(slip);

    /// <summary>A letter gone, one too many, another one, or two that changed places, at every place.</summary>
    private static IEnumerable<string> Slips(string key)
    {
        for (var at = 0; at < key.Length; at++)
        {
            yield return key.Remove(at, 1);
            yield return key.Insert(at, "q");
            yield return string.Concat(key.AsSpan(0, at), "q", key.AsSpan(at + 1));
            if (at > 0) yield return string.Concat(key.AsSpan(0, at - 1), key.AsSpan(at, 1), key.AsSpan(at - 1, 1), key.AsSpan(at + 1));
        }
    }
}
