using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>Rules of <c>_redirects</c>: where they lead, and which are refused with which words.</summary>
public sealed class RedirectRulesTests
{
    [Theory]
    [InlineData("/a /b", "/a", "/b")]
    [InlineData("/a /b", "/A/", "/b")]
    [InlineData("/a /b", "/a/x", null)]
    [InlineData("/a/* /b/:splat", "/a/x/y", "/b/x/y")]
    [InlineData("/a/* /b/:splat", "/a", "/b/")]
    [InlineData("/:year/:slug /posts/:slug", "/2024/hi", "/posts/hi")]
    [InlineData("/:year/:slug /posts/:slug", "/2024", null)]
    [InlineData("/x/:id/:idea /:idea/:id", "/x/1/2", "/2/1")]
    [InlineData("/s q=:q /find/:q", "/s?q=low%20tide", "/find/low tide")]
    [InlineData("/s q=:q /find/:q", "/s", null)]
    [InlineData("/s q=1 /one", "/s?q=2", null)]
    [InlineData("/a /b # why", "/a", "/b")]
    [InlineData("/a /b#c 301 # why", "/a", "/b#c")]
    [InlineData("/a /caf%C3%A9/", "/a", "/café/")]
    [InlineData("/:year/:slug /posts/:slug", "/posts/hi", null)]
    [InlineData("/a /b#c", "/a", "/b#c")]
    public void A_rule_leads_a_path_to_its_target(string line, string asked, string? target)
    {
        var problems = new List<ContentProblem>();
        var rule = Assert.Single(RedirectRules.Parse("_redirects", line, null, problems));
        Assert.Empty(problems);
        var mark = asked.IndexOf('?', StringComparison.Ordinal);
        Assert.Equal(target, mark < 0 ? rule.Apply(asked) : rule.Apply(asked[..mark], asked[mark..]));
    }

    [Theory]
    [InlineData("/a", "there is no target")]
    [InlineData("a/b /c", null)]
    [InlineData("/a b", "b is neither a path nor a URL")]
    [InlineData("/a javascript:alert(1)", "javascript:alert(1) is neither a path nor a URL")]
    [InlineData("/a //evil.example", "//evil.example is neither a path nor a URL")]
    [InlineData("https://elsewhere.example/a /b", "https://elsewhere.example/a is no path of this site")]
    [InlineData("/a/*/b /c", "the * of /a/*/b does not stand for all that follows a slash")]
    [InlineData("/mid* /b", "the * of /mid* does not stand for all that follows a slash")]
    [InlineData("/a id=1&x /b", "id=1&x is no query")]
    [InlineData("/a /../b", "/../b is no path that can be")]
    [InlineData("/* /404.html 404", "what is not there is answered with 404 as it is")]
    [InlineData("/a /b 200", "a status of 200 shows another page at the same address, which is not done here")]
    [InlineData("/a /b 999", "999 is no status of a redirect")]
    [InlineData("/a /b soon", "soon is no status")]
    [InlineData("/a /b 301 Country=fr", "Country=fr is a condition that is not known here")]
    public void A_line_that_is_no_rule_is_named_with_its_place(string line, string? why)
    {
        var problems = new List<ContentProblem>();
        Assert.Single(RedirectRules.Parse("_redirects", $"/good /one\n\n{line}\n", null, problems));
        var problem = Assert.Single(problems);
        Assert.Equal(("_redirects", 3, ProblemCode.BadRedirect), (problem.Path, problem.Line, problem.Code));
        if (why is not null) Assert.Equal($"the rule is not used, since {why}", problem.Message);
    }

    [Theory]
    [InlineData("/a /b 999", "write /a /b 301")]
    [InlineData("/a /b soon", "write /a /b 301")]
    [InlineData("/mid* /b 999", "write /old-path /new-path 301")] // as wrong as before
    [InlineData("/* /index.html 200", "write /old-path /new-path 301")] // would lead everything away
    [InlineData("/* /404.html 404", "write /old-path /new-path 301")]
    [InlineData("/a", "write /old-path /new-path 301")]
    public void What_to_write_instead_is_a_rule_that_is_used(string line, string suggestion)
    {
        var problems = new List<ContentProblem>();
        RedirectRules.Parse("_redirects", line, null, problems);
        Assert.Equal(suggestion, Assert.Single(problems).Suggestion);
    }

    [Theory]
    [InlineData("/a /a")]
    [InlineData("/a /A/")]
    [InlineData("/a /b\n/b /a")]
    [InlineData("/a /b\n/b /c\n/c /a")]
    [InlineData("/* /b/:splat")]
    [InlineData("/a/* /a/b/:splat")]
    public void A_rule_that_leads_back_to_itself_is_refused(string rules)
    {
        var problems = new List<ContentProblem>();
        var kept = RedirectRules.Parse("_redirects", rules, null, problems);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(ProblemCode.RedirectLoop, problem.Code));
        // What is left ends.
        foreach (var start in (string[])["/a", "/b", "/c", "/a/x", "/y"])
        {
            string? path = start;
            for (var hops = 0; path is not null; hops++)
            {
                Assert.True(hops < 5, $"{start} goes round in circles");
                path = kept.Select(rule => rule.Apply(path)).FirstOrDefault(target => target is not null);
            }
        }
    }

    [Fact]
    public void Thousands_of_rules_are_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Range(0, 6_000).Select(number => $"/old/{number} /posts/{number}/\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(6_000, RedirectRules.Parse("_redirects", text, null, []).Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 1);
    }
}
