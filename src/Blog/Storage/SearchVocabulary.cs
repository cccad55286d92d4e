using Blog.Search;
using Microsoft.Data.Sqlite;

namespace Blog.Storage;

/// <summary>
/// The words of the full-text index, remembered until it has others. They are a place to look for words that look alike and nothing more:
/// whoever shows one asks first whether a post that the reader may see has it.
/// </summary>
internal sealed class SearchVocabulary(BlogDatabase database, BlogConfiguration configuration)
{
    /// <summary>More than these are not waited for after a change: it would be a second for a hundred thousand posts.</summary>
    private const int Most = 30_000;

    private const int MinimumLength = 3, MaximumLength = 40;

    private readonly Lock reading = new();
    private Words known = new(default, []);
    private bool isRefreshing;

    /// <summary>Words that have others within them, the shortest first.</summary>
    public IReadOnlyList<string> Containing(ReadSession session, string word, int count) =>
        [.. Read(session).All.Where(known => known.Text.Length > word.Length && known.Text.Contains(word, StringComparison.Ordinal) && !known.Text.StartsWith(word, StringComparison.Ordinal)).Select(known => known.Text)
            .OrderBy(known => known.Length).ThenBy(known => known, StringComparer.Ordinal).Take(count)];

    /// <summary>Words that one or two slips away from another lie, the nearest first and the more frequent before the others.</summary>
    public IReadOnlyList<string> Near(ReadSession session, string word, int count)
    {
        if (word.Length is < MinimumLength or > MaximumLength) return [];
        var limit = word.Length < 6 ? 1 : 2;
        var letters = Letters(word);
        return
        [
            .. Read(session).All
                // A slip changes at most two of the letters that there are.
                .Where(known => Math.Abs(known.Text.Length - word.Length) <= limit && System.Numerics.BitOperations.PopCount(known.Letters ^ letters) <= 2 * limit)
                .Select(known => (known.Text, known.Posts, Distance: EditDistance.Between(known.Text, word)))
                .Where(known => known.Distance > 0 && known.Distance <= limit)
                .OrderBy(known => known.Distance).ThenByDescending(known => known.Posts).ThenBy(known => known.Text, StringComparer.Ordinal).Take(count).Select(known => known.Text),
        ];
    }

    private Words Read(ReadSession session)
    {
        var stamp = session.ReadSearchStamp();
        lock (reading)
        {
            if (known.Stamp == stamp) return known;
            if (known.Stamp.Index != stamp.Index || known.All.Length <= Most) return known = ReadAll(session, stamp);
            if (!isRefreshing) _ = Task.Run(Refresh);
            isRefreshing = true;
            return known;
        }
    }

    private void Refresh()
    {
        var words = known;
        try
        {
            using var session = new ReadSession(database, configuration);
            words = ReadAll(session, session.ReadSearchStamp());
        }
        catch (Exception error) when (error is SqliteException || BlogDatabase.IsTrouble(error))
        {
            // Those that are known stay, and the next question tries again.
        }
        finally
        {
            lock (reading) (known, isRefreshing) = (words, false);
        }
    }

    // Words of unspaced scripts are pairs of characters, which nobody means.
    private static Words ReadAll(ReadSession session, SearchStamp stamp) =>
        new(stamp, [.. session.Query("SELECT term, doc FROM SearchWords", reader => (Term: reader.GetString(0), Doc: reader.GetInt32(1)))
            .Where(row => row.Term.Length is >= MinimumLength and <= MaximumLength && !row.Term.EnumerateRunes().Any(SearchText.IsUnspaced))
            .Select(row => new Word(row.Term, row.Doc, Letters(row.Term)))]);

    /// <summary>Which letters a word has, a bit each.</summary>
    private static uint Letters(string word)
    {
        uint letters = 0;
        foreach (var character in word) letters |= 1u << (character & 31);
        return letters;
    }

    private sealed record Words(SearchStamp Stamp, Word[] All);

    private readonly record struct Word(string Text, int Posts, uint Letters);
}
