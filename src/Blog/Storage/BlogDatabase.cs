using Blog.Content;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>The index cannot be opened or made; the message says where and why, in one line.</summary>
public sealed class BlogDatabaseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The index as a file: opened, checked, and made anew when it is missing, damaged or of another version.</summary>
internal sealed class BlogDatabase(BlogConfiguration configuration, TimeProvider clock)
{
    // SQLite's result codes: https://sqlite.org/rescode.html
    private const int Error = 1, Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private DbContextOptions<BlogDbContext>? readingOptions;

    public string Path => configuration.Current.DatabasePath;

    /// <summary>As long as nobody can tell, it does: another in its place would know nothing.</summary>
    public bool Exists => !RealPath.IsAbsent(Path);

    // A reader must not make an empty file where the index was.
    private string ReadingConnection => new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = 30, ForeignKeys = false }.ToString();

    // A list is one parameter: as one for each item, the same question would be put into SQL anew every time it is asked.
    private DbContextOptions<BlogDbContext> ReadingOptions => readingOptions ??= new DbContextOptionsBuilder<BlogDbContext>()
        .UseSqlite(ReadingConnection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;

    /// <summary>A context for one request, with the gate set to this instant, or as a preview sets it.</summary>
    public BlogDbContext CreateContext(Preview? preview = null) => new(ReadingOptions, (preview?.At ?? clock.GetUtcNow()).UtcDateTime, preview?.ShowsHidden ?? configuration.Current.ShowDrafts, preview?.File);

    /// <summary>Opens the index for the writer, or begins another in the stead of one that is missing, damaged, or filled by other rules.</summary>
    /// <param name="rules">What its posts have to be read by.</param>
    /// <param name="isFirst">The file may be an earlier run's: it is looked through for damage.</param>
    /// <param name="isDamaged">It is known to be damaged.</param>
    /// <exception cref="BlogDatabaseException">The file cannot be made or written.</exception>
    public IndexConnection OpenForWriting(string rules, bool isFirst, bool isDamaged)
    {
        try
        {
            OutsideCall.File(Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            return (isDamaged ? null : TryOpen(rules, isFirst)) ?? MakeNew(rules, isDamaged);
        }
        catch (Exception error) when (IsTrouble(error))
        {
            throw new BlogDatabaseException($"the index {Path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Does what can wait until readers have what was written.</summary>
    public void Tidy()
    {
        try
        {
            if (Exists) IndexConnection.MoveLog(Path);
        }
        catch (Exception error) when (error is SqliteException || IsTrouble(error))
        {
            // It is done with a later load, which says what is wrong if that is more than a busy moment.
        }
    }

    /// <summary>Whether the file itself is at fault, so that another one in its place would help.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is NotADatabase or Corrupt
        || error.SqliteErrorCode == Error && (error.Message.Contains("no such table", StringComparison.Ordinal) || error.Message.Contains("no such column", StringComparison.Ordinal));

    /// <summary>Whether the place or the moment is at fault, so that another path, or another try, would help.</summary>
    public static bool IsTrouble(Exception error) =>
        error is IOException or UnauthorizedAccessException || error is SqliteException { SqliteErrorCode: Permission or Busy or Locked or ReadOnly or Io or Full or CannotOpen };

    private IndexConnection MakeNew(string rules, bool isDamaged)
    {
        var claim = IndexConnection.Claim(Path);
        try
        {
            // Another process may just have made it.
            if ((isDamaged ? null : TryOpen(rules, isFirst: true)) is not { } index) return IndexConnection.OfNew(Path, rules, claim);
            claim.Dispose();
            return index;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>An open connection to an index of this version and these rules; null where there is none.</summary>
    private IndexConnection? TryOpen(string rules, bool isFirst)
    {
        if (!Exists) return null;
        IndexConnection? index = null;
        try
        {
            index = IndexConnection.OfOld(Path);
            if (index.Connection.Scalar("PRAGMA user_version") is long version && version == BlogDbContext.SchemaVersion
                && index.Connection.Scalar("SELECT Rules FROM Origin") as string == rules
                && (!isFirst || IndexSchema.IsWhole(index.Connection) && index.Connection.Scalar("PRAGMA quick_check(1)") is "ok"))
                return index;
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            // Made anew by the caller.
        }

        index?.Dispose();
        return null;
    }
}
