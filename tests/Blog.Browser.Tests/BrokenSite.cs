using Blog.Web.Tests;
using Microsoft.Data.Sqlite;

namespace Blog.Browser.Tests;

/// <summary>A site whose index has lost a table, so that its next list fails.</summary>
internal sealed class BrokenSite : IAsyncDisposable
{
    // A look at the folder would tell open pages of it.
    private readonly TestSite site = new("-- a.md --\nText.", null, ("ScanInterval", "1h"));

    public Uri Address => site.ClientOptions.BaseAddress;

    public static async Task<BrokenSite> StartAsync()
    {
        var broken = new BrokenSite();
        broken.site.Listen();
        await broken.site.ReadyAsync();
        // Where another index would be begun, something stands that cannot be taken away.
        Directory.CreateDirectory(broken.site.Database + ".new");
        await using var connection = new SqliteConnection($"Data Source={broken.site.Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE Posts RENAME TO Gone";
        await command.ExecuteNonQueryAsync();
        return broken;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
