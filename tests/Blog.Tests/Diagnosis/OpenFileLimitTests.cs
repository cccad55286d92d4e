using Blog.Diagnosis;
using Xunit;

namespace Blog.Tests.Diagnosis;

/// <summary>What the system says of open files, and what is made of it.</summary>
public sealed class OpenFileLimitTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData("Max cpu time              unlimited            unlimited            seconds\nMax open files            1024                 524288               files\n", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files\n", null)]
    [InlineData("Max open files\n", null)]
    [InlineData("", null)]
    public void The_limit_in_force_is_read(string limits, int? expected)
    {
        File.WriteAllText(file, limits);
        Assert.Equal(expected, OpenFileLimit.Find(file));
    }

    [Fact]
    public void Where_nothing_tells_there_is_none() => Assert.Null(OpenFileLimit.Find(file + "-missing"));

    [Theory]
    [InlineData(null, 10_000)]
    [InlineData(1_048_576, 10_000)]
    [InlineData(1024, 256)]
    [InlineData(576, 32)]
    [InlineData(100, 1)]
    public void Readers_get_what_is_left(int? limit, int expected) => Assert.Equal(expected, OpenFileLimit.Readers(limit, 10_000));

    [Theory]
    [InlineData(null, false)]
    [InlineData(576, false)]
    [InlineData(575, true)]
    public void Too_few_are_complained_of(int? limit, bool expected) => Assert.Equal(expected, OpenFileLimit.FindComplaint(limit) is not null);

    public void Dispose() => File.Delete(file);
}
