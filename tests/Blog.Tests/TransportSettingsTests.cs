using Xunit;

namespace Blog.Tests;

/// <summary>Which proxies are believed, and what is promised to who comes by HTTPS.</summary>
public sealed class TransportSettingsTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("10.0.0.0/8, 192.0.2.7", "10.0.0.0/8 192.0.2.7/32")]
    [InlineData("2001:db8::1;fd00::/8", "2001:db8::1/128 fd00::/8")]
    [InlineData("10.0.0.1/8", "10.0.0.0/8")]
    [InlineData("none", "")]
    [InlineData("", "127.0.0.0/8 ::1/128")]
    public void Addresses_and_networks_are_trusted(string written, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read("TrustedProxies", written).TrustedProxies));

    [Fact]
    public void Loopback_is_trusted_unless_it_is_said_otherwise() => Assert.Equal("127.0.0.0/8 ::1/128", string.Join(' ', BlogSettings.Read(null, [], "Production").TrustedProxies));

    [Theory]
    [InlineData("10")]
    [InlineData("10.0.0")]
    [InlineData("proxy.example.com")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("none, 10.0.0.1")]
    [InlineData("*")]
    public void What_is_no_network_or_would_be_everybody_is_refused(string written)
    {
        var error = Assert.Throws<SettingsException>(() => Read("TrustedProxies", written));
        Assert.Contains("which is no address and no network: write 192.0.2.7 or 10.0.0.0/8", error.Problems.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off", TransportSecurity.Off)]
    [InlineData("Host", TransportSecurity.Host)]
    [InlineData("subdomains", TransportSecurity.Subdomains)]
    [InlineData("PRELOAD", TransportSecurity.Preload)]
    [InlineData("", TransportSecurity.Subdomains)]
    public void How_much_is_promised(string written, TransportSecurity expected) => Assert.Equal(expected, Read("TransportSecurity", written).TransportSecurity);

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("host, preload")]
    public void No_other_promise_is_made(string written) =>
        Assert.Contains("is no such promise: write off, host, subdomains or preload", Assert.Throws<SettingsException>(() => Read("TransportSecurity", written)).Problems.Single(), StringComparison.Ordinal);

    /// <summary>Who may write posts does not say whom the server believes.</summary>
    [Theory]
    [InlineData("trustedProxies: 10.0.0.0/8")]
    [InlineData("transportSecurity: preload")]
    public void Neither_can_stand_beside_the_posts(string file) =>
        Assert.Contains("cannot be set in blog.yaml", Assert.Throws<SettingsException>(() => BlogSettings.Read(file, [], "Production")).Problems.Single(), StringComparison.Ordinal);

    private static BlogOptions Read(string name, string value) => BlogSettings.Read(null, [new(name, value, "test")], "Production");
}
