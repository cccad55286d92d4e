using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

public sealed class KnownAuthorsTests
{
    private readonly List<ContentProblem> problems = [];

    [Fact]
    public void Every_spelling_of_a_name_is_one_author()
    {
        var authors = KnownAuthors.Parse("ada:\n  name: Ada Morrow\n  url: https://ada.example/\n  aliases: A. M., ada m\nBo: Bo Lind\nCy:\n", problems);
        foreach (var name in (string[])["ada", "ADA", "Ada Morrow", "a. m.", "Ada M"]) Assert.Equal(("Ada Morrow", "ada"), (authors.Find(name, null).Name, authors.Find(name, null).Slug));
        Assert.Equal("https://ada.example/", authors.Find("ada", null).Url);
        Assert.Equal("https://other.example/", authors.Find("ada", "https://other.example/").Url);
        Assert.Equal(("Bo Lind", "bo"), (authors.Find("bo lind", null).Name, authors.Find("bo lind", null).Slug));
        Assert.Equal(("Cy", "cy"), (authors.Find("cy", null).Name, authors.Find("cy", null).Slug));
        Assert.Equal(("Di", "di"), (authors.Find("Di", null).Name, authors.Find("Di", null).Slug));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("ada:\n  nmae: x", "authors.yaml:2:3 BLG016 nmae is not known here: did you mean name?")]
    [InlineData("ada:\n  url: ada.example", "authors.yaml:2:8 BLG018 the url ada.example is no absolute URL: write https:// and the whole address")]
    [InlineData("ada:\n  avatar: ../ada.png", "authors.yaml:2:11 BLG018 the avatar ../ada.png is no picture: write the path of one from the content folder on, or an https URL")]
    [InlineData("ada:\n  avatar: http://x.example/a.png", "authors.yaml:2:11 BLG018 the avatar http://x.example/a.png is no picture: write the path of one from the content folder on, or an https URL")]
    [InlineData("ada:\n  avatar: ada.md", "authors.yaml:2:11 BLG018 the avatar ada.md is no picture: write the path of one from the content folder on, or an https URL")]
    [InlineData("ada:\n  links: x", "authors.yaml:2:10 BLG018 links has to be a list: write - name: Mastodon, and below it url: https://example.social/@ada")]
    [InlineData("ada:\n  links:\n    - url: https://x.example/", "authors.yaml:3:7 BLG018 a link needs a name and a url: write - name: Mastodon, and below it url: https://example.social/@ada")]
    [InlineData("ada:\n  links:\n    - name: X\n      url: javascript:alert(1)", "authors.yaml:3:7 BLG018 a link needs a name and a url: write - name: Mastodon, and below it url: https://example.social/@ada")]
    [InlineData("ada:\n  bio: [a, b]", "authors.yaml:2:8 BLG018 the value of bio is no text: write bio: and a text on one line")]
    [InlineData("ada: [x]", "authors.yaml:1:6 BLG018 this is no description of an author: write name, bio, avatar, url, pronouns, links or aliases below the name")]
    [InlineData("ada:\nAda:", "authors.yaml:2:1 BLG015 Ada is described twice: keep one of the two")]
    [InlineData("ada:\n  aliases: [x]\nbo:\n  aliases: [x]", "authors.yaml:3:1 BLG017 x is a name of two authors, and the first counts: remove it from one of the two")]
    public void A_slip_is_told_with_its_place(string text, string expected)
    {
        KnownAuthors.Parse(text, problems);
        Assert.Equal([expected], problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_picture_that_is_not_there_is_told_and_one_in_a_static_folder_is_there()
    {
        var authors = KnownAuthors.Parse("ada:\n  avatar: ada.png\nbo:\n  avatar: /people/bo.png\n", problems);
        Assert.Equal(["authors.yaml:2:11 BLG018 there is no file ada.png: write the path of a picture from the content folder on"], authors.FindMissing(["static/people/bo.png", "posts/a.md"]).Select(problem => problem.ToString()));
        Assert.Empty(authors.FindMissing(["ada.png", "people/bo.png"]));
    }
}
