using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>What <c>tags.yaml</c> says of tags, and what is said of its mistakes.</summary>
public sealed class KnownTagsTests
{
    [Fact]
    public void A_tag_has_the_name_and_the_slug_that_are_written_for_it()
    {
        var tags = KnownTags.Parse("C#:\n  description: A language.\n  synonyms: [c-sharp, C Sharp]\nsea: The sea\nwalk:\n", []);
        Assert.Equal([new Tag("C#", "csharp"), new Tag("C#", "csharp"), new Tag("The sea", "sea"), new Tag("walk", "walk"), new Tag("Other", "other")],
            (IEnumerable<Tag>)[tags.Find("csharp"), tags.Find("c sharp"), tags.Find("SEA"), tags.Find("Walk"), tags.Find("Other")]);
        Assert.Equal("A language.", tags.Tags.Single(tag => tag.Slug == "csharp").Description);
    }

    [Fact]
    public void What_is_commented_out_is_not_shown()
    {
        var tags = KnownTags.Parse("sea:\n  name: 'Sea %%S%%'\n  description: 'Salt <!-- S --> water {# S #}'\nair: 'Air {% comment %}S{% endcomment %}'", []);
        Assert.Equal("Sea|Salt  water|Air", $"{tags.Find("sea").Name}|{tags.Tags.First().Description}|{tags.Find("air").Name}");
    }

    [Theory]
    [InlineData("csharp: a\nC#: b", "BLG015 C# is described twice")]
    [InlineData("a:\n  synonyms: [x]\nb:\n  synonyms: [x]", "BLG017 x is another name of two tags, and the first counts")]
    [InlineData("a:\n  synonyms: [b]\nb: B", "BLG017 b is described, so it is no other name of a")]
    [InlineData("a:\n  synonyms: {x: y}", "BLG016 synonyms is not known here")]
    [InlineData("a:\n  nmae: x", "BLG016 nmae is not known here")]
    [InlineData("a: [x]", "BLG018 this is no description of a tag")]
    [InlineData("- a", "BLG011 this is not a list of keys with values")]
    [InlineData("a: [", "BLG011")]
    public void A_mistake_is_named(string text, string problem)
    {
        var problems = new List<ContentProblem>();
        KnownTags.Parse(text, problems);
        Assert.StartsWith(problem, string.Join('\n', problems.Select(found => $"{found.Code.Id} {found.Message}")), StringComparison.Ordinal);
        Assert.All(problems, found => Assert.Equal("tags.yaml", found.Path));
    }
}
