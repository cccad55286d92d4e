using Xunit;

namespace Blog.Tests;

/// <summary>Settings about caches in front of the site.</summary>
public sealed class DeliverySettingsTests
{
    [Theory]
    [InlineData("no-cache", "no-cache")]
    [InlineData("public,max-age=60,  stale-while-revalidate=600", "public, max-age=60, stale-while-revalidate=600")]
    [InlineData("public, max-age=0, s-maxage=86400, stale-if-error=3600, must-revalidate", "public, max-age=0, s-maxage=86400, stale-if-error=3600, must-revalidate")]
    [InlineData("", "no-cache")]
    public void What_caches_may_do_is_written_as_the_header_is(string written, string meant) => Assert.Equal(meant, Read("CacheControl", written).CacheControl);

    [Theory]
    [InlineData("CacheControl", "max-age", "holds max-age, which is not written like this")]
    [InlineData("CacheControl", "public=1", "holds public=1, which is not written like this")]
    [InlineData("CacheControl", "max-age=-1", "holds max-age=-1")]
    [InlineData("CacheControl", "maxage=60", "holds maxage, which is no directive")]
    [InlineData("CacheControl", "public,", "is no directive")]
    [InlineData("CacheControl", "public\r\nSet-Cookie: a=b", "is no directive")]
    [InlineData("CacheTag", "my blog", "is no key")]
    [InlineData("CacheTag", "a\r\nb", "is no key")]
    [InlineData("PurgeUrl", "varnish", "is no http or https URL: write http://varnish/")]
    [InlineData("PurgeUrl", "http://varnish/ ftp://other/", "ftp://other/")]
    [InlineData("PurgeMethod", "PURGE /", "is no method")]
    public void What_cannot_be_used_says_what_to_write(string name, string written, string message) =>
        Assert.Contains(message, Assert.Single(Assert.Throws<SettingsException>(() => Read(name, written)).Problems), StringComparison.Ordinal);

    [Theory]
    [InlineData("a secret")]
    [InlineData("Key: a secret\r\nHost: elsewhere")]
    public void Headers_that_cannot_be_used_are_refused_without_being_repeated(string written)
    {
        var problem = Assert.Single(Assert.Throws<SettingsException>(() => Read("PurgeHeaders", written)).Problems);
        Assert.Contains("write Name: value", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Caches_and_headers_are_lists()
    {
        Assert.Equal(["http://a/", "http://b:81/x"], Read("PurgeUrl", "http://a, http://b:81/x").PurgeUrls.Select(url => url.AbsoluteUri));
        Assert.Equal([KeyValuePair.Create("Authorization", "Bearer abc"), KeyValuePair.Create("X-Soft", "1")], Read("PurgeHeaders", "Authorization: Bearer abc, X-Soft: 1").PurgeHeaders);
        Assert.Equal("BAN", Read("PurgeMethod", "ban").PurgeMethod);
    }

    /// <summary>A stranger's change to the content must not make the site send requests.</summary>
    [Theory]
    [InlineData("purgeUrl: http://example.com/")]
    [InlineData("cacheControl: public, max-age=9999")]
    public void They_stand_in_no_file_of_the_content(string file) =>
        Assert.Contains("cannot be set in blog.yaml", Assert.Single(Assert.Throws<SettingsException>(() => BlogSettings.Read(file, [], "Production")).Problems), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_waited_for_at_the_end_in_Development()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), BlogSettings.Read(null, [], "Production").StopDelay);
        Assert.Equal(TimeSpan.Zero, BlogSettings.Read(null, [], "Development").StopDelay);
    }

    private static BlogOptions Read(string name, string value) => BlogSettings.Read(null, [new(name, value, $"environment variable Blog__{name}")], "Production");
}
