using Blog.Search;

namespace Blog.Storage;

/// <summary>
/// Keeps the full-text index, in the transaction of the posts. It holds only what whoever asks may find now: what it knew of a hidden post
/// would show in the order of the others, and in the words that it has.
/// </summary>
internal static class SearchWriter
{
    /// <summary>
    /// The tables. The index has no copy of the text, which the posts have already; what it is to forget it has to be told again. Marks
    /// belong to words, or those of Thai and Hindi would fall apart. Where a word stands says how much a post is about it: that are the weights.
    /// Names are there a second time by themselves, since a letter or two begin too many words of the texts to go through.
    /// </summary>
    public const string Tables = """
        CREATE VIRTUAL TABLE Search USING fts5(Title, Terms, Headings, Description, Text, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Mn Mc'");
        INSERT INTO Search (Search, rank) VALUES ('hashsize', 8388608), ('rank', 'bm25(12.0, 6.0, 3.0, 2.0, 1.0)');
        CREATE VIRTUAL TABLE SearchNames USING fts5(Title, Terms, content='', prefix='1 2', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Mn Mc'");
        CREATE VIRTUAL TABLE SearchWords USING fts5vocab('Search', 'row');
        CREATE TABLE Searched (PostId INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE SearchStamp (Value TEXT NOT NULL);
        INSERT INTO SearchStamp VALUES ('');
        """;

    // The names of a post's terms with their slugs, which say dotnet for .NET; the last words of its address, too.
    private const string Document = """
        SELECT post.Title,
        post.Slug || COALESCE((SELECT group_concat(char(10) || term.Name || char(10) || term.Slug, '' ORDER BY term.Position) FROM PostTerms term WHERE term.PostId = post.Id), ''),
        COALESCE((SELECT group_concat(heading.Text, char(10) ORDER BY heading.Position) FROM Headings heading WHERE heading.PostId = post.Id), ''),
        CASE WHEN post.IsExcerpted THEN '' ELSE post.Description END, body.Text
        FROM Posts post JOIN Bodies body ON body.PostId = post.Id WHERE post.Id = $1
        """;

    /// <summary>Brings the index to these posts. What was read anew has a new number, so that a number says which text it is.</summary>
    public static void SettleSearch(this PostWriter writer, IReadOnlySet<long> findable)
    {
        var known = writer.Query("SELECT PostId FROM Searched", reader => reader.GetInt64(0)).ToHashSet();
        if (known.SetEquals(findable)) return;
        foreach (var id in known.Where(id => !findable.Contains(id))) writer.Forget(id);
        writer.Add(findable.Where(id => !known.Contains(id)));
        writer.StampSearch();
    }

    /// <summary>Adds posts that were just written.</summary>
    public static void AddSearched(this PostWriter writer, IReadOnlySet<long> findable)
    {
        if (findable.Count == 0) return;
        writer.Add(findable);
        writer.StampSearch();
    }

    /// <summary>Takes a file's post out of the index, while what was said of it is still known.</summary>
    public static void ForgetSearched(this PostWriter writer, string path)
    {
        foreach (var id in writer.Query("SELECT PostId FROM Searched WHERE PostId IN (SELECT Id FROM Posts WHERE Path = $1)", reader => reader.GetInt64(0), path))
        {
            writer.Forget(id);
            writer.StampSearch();
        }
    }

    private static void Add(this PostWriter writer, IEnumerable<long> ids)
    {
        foreach (var id in ids.Order())
        {
            writer.Tell("INSERT INTO Search (rowid, Title, Terms, Headings, Description, Text) VALUES ($1, $2, $3, $4, $5, $6)", "INSERT INTO SearchNames (rowid, Title, Terms) VALUES ($1, $2, $3)", id);
            writer.Run("INSERT INTO Searched (PostId) VALUES ($1)", id);
        }
    }

    private static void Forget(this PostWriter writer, long id)
    {
        writer.Tell("INSERT INTO Search (Search, rowid, Title, Terms, Headings, Description, Text) VALUES ('delete', $1, $2, $3, $4, $5, $6)",
            "INSERT INTO SearchNames (SearchNames, rowid, Title, Terms) VALUES ('delete', $1, $2, $3)", id);
        writer.Run("DELETE FROM Searched WHERE PostId = $1", id);
    }

    private static void Tell(this PostWriter writer, string all, string names, long id)
    {
        var fields = writer.Query(Document, reader => Enumerable.Range(0, 5).Select(column => SearchText.ForIndex(reader.GetString(column))).ToArray(), id)[0];
        writer.Run(all, id, fields[0], fields[1], fields[2], fields[3], fields[4]);
        writer.Run(names, id, fields[0], fields[1]);
    }

    /// <summary>Tells who remembers words of the index that it has others now.</summary>
    private static void StampSearch(this PostWriter writer) => writer.Run("UPDATE SearchStamp SET Value = lower(hex(randomblob(12)))");
}
