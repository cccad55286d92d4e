namespace Blog.Storage;

/// <summary>
/// Keeps the full-text index, in the transaction of the posts. It holds only what whoever asks may find now: what it knew of a hidden post
/// would show in the order of the others, and in the words that it has.
/// </summary>
internal static class SearchWriter
{
    /// <summary>
    /// The index itself. It has no copy of the text, which the posts have already; what it is to forget it has to be told again. Marks
    /// belong to words, or those of Thai and Hindi would fall apart. Where a word stands says how much a post is about it: that are the weights.
    /// An index that was just filled has parts so large that merging them in one go, as the sixteenth of one size would have it, takes as long as ten saves: they are
    /// merged bit by bit. Names are there a second time by themselves, since a letter or two begin too many words of the texts to go through.
    /// </summary>
    public const string FullText = """
        CREATE VIRTUAL TABLE Search USING fts5(Title, Terms, Headings, Description, Text, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Mn Mc'");
        INSERT INTO Search (Search, rank) VALUES ('crisismerge', 64), ('hashsize', 8388608), ('rank', 'bm25(12.0, 6.0, 3.0, 2.0, 1.0)');
        CREATE VIRTUAL TABLE SearchNames USING fts5(Title, Terms, content='', prefix='1 2', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Mn Mc'");
        """;

    /// <summary>The index with what is asked about it.</summary>
    public const string Tables = FullText + """

        CREATE VIRTUAL TABLE SearchWords USING fts5vocab('Search', 'row');
        CREATE TABLE Searched (PostId INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE SearchStamp (Made TEXT NOT NULL, Changed TEXT NOT NULL, HasHidden INTEGER NOT NULL);
        INSERT INTO SearchStamp VALUES (lower(hex(randomblob(12))), '', 1);
        """;

    /// <summary>What <see cref="FullText"/> consists of, but for its settings.</summary>
    public static IReadOnlyList<string> ShadowTables { get; } = ["Search_data", "Search_idx", "Search_docsize", "SearchNames_data", "SearchNames_idx", "SearchNames_docsize"];

    /// <summary>Brings the index to these posts. What was read anew has a new number, so that a number says which text it is.</summary>
    /// <param name="hasHidden">What is hidden may be among them.</param>
    public static void SettleSearch(this PostWriter writer, IReadOnlySet<long> findable, bool hasHidden)
    {
        writer.Run("UPDATE SearchStamp SET HasHidden = $1", hasHidden);
        if (writer.Filling is { } filling)
        {
            filling.Complete(writer, findable);
            writer.StampSearch();
            return;
        }

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
            writer.Statements.Add(id, SearchDocument.Read(writer, id));
            writer.Run("INSERT INTO Searched (PostId) VALUES ($1)", id);
        }
    }

    /// <summary>Puts a post into the index.</summary>
    public static void Add(this PreparedStatements statements, long id, SearchDocument document)
    {
        statements.Run("INSERT INTO Search (rowid, Title, Terms, Headings, Description, Text) VALUES ($1, $2, $3, $4, $5, $6)",
            id, document.Title, document.Names, document.Headings, document.Description, document.Text);
        statements.Run("INSERT INTO SearchNames (rowid, Title, Terms) VALUES ($1, $2, $3)", id, document.Title, document.Names);
    }

    /// <summary>Takes a post out of the index.</summary>
    /// <param name="document">What was put into it.</param>
    public static void Forget(this PreparedStatements statements, long id, SearchDocument document)
    {
        statements.Run("INSERT INTO Search (Search, rowid, Title, Terms, Headings, Description, Text) VALUES ('delete', $1, $2, $3, $4, $5, $6)",
            id, document.Title, document.Names, document.Headings, document.Description, document.Text);
        statements.Run("INSERT INTO SearchNames (SearchNames, rowid, Title, Terms) VALUES ('delete', $1, $2, $3)", id, document.Title, document.Names);
    }

    private static void Forget(this PostWriter writer, long id)
    {
        writer.Statements.Forget(id, SearchDocument.Read(writer, id));
        writer.Run("DELETE FROM Searched WHERE PostId = $1", id);
    }

    /// <summary>Tells who remembers words of the index that it has others now.</summary>
    private static void StampSearch(this PostWriter writer) => writer.Run("UPDATE SearchStamp SET Changed = lower(hex(randomblob(12)))");
}
