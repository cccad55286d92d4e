using System.Net;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>At the top of a folder that is served as it stands there are always pages: of the files beside them those of hidden pages are theirs, and all others the site's.</summary>
public sealed class WithheldFileTests
{
    [Theory]
    [InlineData("source/", "")]
    [InlineData("", "jekyll")]
    [InlineData("source/", "hexo")]
    public async Task A_file_at_the_top_is_withheld_while_only_hidden_pages_there_show_it(string top, string engine)
    {
        string[] names = ["secret.png", "linked.pdf", "shared.png", "free.png", "elsewhere.png", "favicon.ico"];
        await using var site = new TestSite($"""
            -- {top}secret.md --
            ---
            title: Secret
            draft: true
            ---
            ![x](secret.png) [x](/linked.pdf) ![x](shared.png) ![x](favicon.ico)
            -- {top}about.md --
            ---
            title: About
            ---
            ![x](shared.png)
            -- {(top.Length > 0 ? top : "")}_drafts/d.md --
            ---
            title: D
            ---
            ![x](/elsewhere.png)
            -- {top}robots.txt --
            User-agent: *
            -- _redirects --
            /secret.png /about/
            """, null, engine.Length == 0 ? ("ScanInterval", "1h") : ("Engine", engine)) { LooksByItself = false };
        foreach (var name in names) site.Write(top + name, name.EndsWith("pdf", StringComparison.Ordinal) ? "%PDF-1.7" : TestSite.Png);
        await site.LookAsync();
        foreach (var name in names) Assert.Equal((name, name is not ("secret.png" or "linked.pdf")), (name, await site.StatusAsync("/" + name) == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/linked.pdf"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/robots.txt"));
        // Nor does a rule for addresses that nothing has tell that there is a file.
        Assert.Equal(HttpStatusCode.MovedPermanently, await site.StatusAsync("/secret.png"));
        site.Delete("_redirects");
        site.Write(top + "secret.md", "---\ntitle: Secret\n---\n![x](secret.png) [x](/linked.pdf)");
        await site.LookAsync();
        foreach (var name in names) Assert.Equal((name, HttpStatusCode.OK), (name, await site.StatusAsync("/" + name)));
    }

    [Fact]
    public async Task What_explains_a_file_and_its_address_says_so()
    {
        await using var site = new TestSite($"-- source/secret.md --\n---\ndraft: true\n---\n![x](secret.png)\n-- source/secret.png --\n{TestSite.Png}");
        foreach (var asked in (string[])["source/secret.png", "/secret.png"])
        {
            await using var why = BlogProcess.Start(["why", asked], [("Blog__ContentPath", site.Content), ("Blog__DatabasePath", site.Database)]);
            await why.ExitCodeAsync();
            Assert.DoesNotContain("as it stands", why.Output, StringComparison.Ordinal);
        }
    }
}
