using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>A place outside of the content for an index that nobody will ask twice; gone when it is disposed of.</summary>
internal sealed class ThrowAwayIndex : IDisposable
{
    private readonly string folder;

    /// <exception cref="BlogDatabaseException">No temporary folder can be made.</exception>
    public ThrowAwayIndex()
    {
        try
        {
            folder = Directory.CreateTempSubdirectory("blog-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BlogDatabaseException($"no temporary folder can be made in {System.IO.Path.GetTempPath()}: {error.Message}", error);
        }
    }

    public string Path => System.IO.Path.Combine(folder, "blog.db");

    public void Dispose()
    {
        // A pooled connection would keep the file, and be given to whoever opens the same path later.
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
