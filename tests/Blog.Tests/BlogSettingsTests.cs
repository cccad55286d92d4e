using Xunit;

namespace Blog.Tests;

/// <summary>Settings from all sources: the later wins, and what cannot be used says where it stands and what to write.</summary>
public sealed class BlogSettingsTests
{
    [Fact]
    public void The_later_source_wins()
    {
        var options = BlogSettings.Read("title: From the file\npageSize: 7\n", [new("Title", "From the environment", "env"), new("Title", "From the command line", "cli")], "Production");
        Assert.Equal("From the command line", options.Title);
        Assert.Equal(7, options.PageSize);
    }

    [Fact]
    public void Nothing_written_is_the_defaults()
    {
        var options = BlogSettings.Read(null, [], "Production");
        Assert.Equal(("Blog", 10, "/posts/:slug/", "en", "UTC", TimeSpan.FromSeconds(5)),
            (options.Title, options.PageSize, options.Permalink, options.Language, options.TimeZone.Id, options.ScanInterval));
        Assert.Null(options.BaseUrl);
        Assert.Empty(options.AllowedHosts);
    }

    [Fact]
    public void Drafts_are_shown_in_Development_alone()
    {
        Assert.True(BlogSettings.Read(null, [], "Development").ShowDrafts);
        Assert.False(BlogSettings.Read("showDrafts: false", [], "Development").ShowDrafts);
        Assert.False(BlogSettings.Read(null, [], "Production").ShowDrafts);
        Assert.Contains("Production", Assert.Throws<SettingsException>(() => BlogSettings.Read("showDrafts: true", [], "Production")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pageSize: many", "blog.yaml:1:11 pageSize: \"many\" is not a whole number from 1 to 1000: write 10")]
    [InlineData("pageSize: 0", "blog.yaml:1:11 pageSize: \"0\" is not a whole number from 1 to 1000: write 10")]
    [InlineData("title: A\npagesise: 3", "blog.yaml:2:1 pagesise: no setting has this name: did you mean pageSize?")]
    [InlineData("baseUrl: example.com", "blog.yaml:1:10 baseUrl: \"example.com\" is not an absolute http or https URL: write https://example.com/")]
    [InlineData("allowedHosts: [example.com, ü..example]", "holds ü..example, which is no host: write example.com")]
    [InlineData("timeZone: Mars/Base", "blog.yaml:1:11 timeZone: \"Mars/Base\" is not a known time zone: write an IANA name such as Europe/Berlin")]
    [InlineData("scanInterval: 3 days", "blog.yaml:1:15 scanInterval: \"3 days\" is not a time from 100ms to 1h: write 5s")]
    [InlineData("showDrafts: perhaps", "blog.yaml:1:13 showDrafts: \"perhaps\" is neither true nor false: write true or false")]
    [InlineData("language: '?!'", "blog.yaml:1:11 language: \"?!\" is not a language tag: write en or pt-BR")]
    [InlineData("securityContact: ann@example.com", "blog.yaml:1:18 securityContact: \"ann@example.com\" is no address to report to: write mailto:ann@example.com or https://example.com/security")]
    [InlineData("securityContact: \"mailto:a@b\\nExpires: never\"", "is no address to report to: write mailto:ann@example.com or https://example.com/security")]
    [InlineData("contentPath: /x", "blog.yaml:1:14 contentPath: cannot be set in blog.yaml: write the environment variable Blog__ContentPath or --Blog:ContentPath")]
    [InlineData("menu:\n  - name: Bad\n    url: javascript:alert(1)", "has a url that cannot be linked (javascript:alert(1)): write /about/ or https://example.com/")]
    [InlineData("title: A: B", "blog.yaml:1:8 BLG012 the value of title holds a colon and needs quotes: write title: \"A: B\"")]
    public void A_setting_that_cannot_be_used_says_what_to_write(string file, string message)
    {
        var error = Assert.Throws<SettingsException>(() => BlogSettings.Read(file, [], "Production"));
        Assert.EndsWith(message, Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_said_at_once()
    {
        var error = Assert.Throws<SettingsException>(() => BlogSettings.Read("pageSize: x\nfeedSize: y\n", [new("Titel", "A", "environment variable Blog__Titel")], "Production"));
        Assert.Equal(3, error.Problems.Count);
        Assert.Contains(error.Problems, problem => problem == "environment variable Blog__Titel: no setting has this name: did you mean Title?");
    }
}
