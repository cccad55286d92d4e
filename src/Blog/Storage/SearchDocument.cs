using Blog.Content;
using Blog.Search;

namespace Blog.Storage;

/// <summary>What the full-text index takes of a post. It keeps no copy: what it is to forget has to be told again, to the letter.</summary>
/// <param name="Names">The last words of the address; what the post is filed under, with the slugs, which say dotnet for .NET.</param>
internal sealed record SearchDocument(string Title, string Names, string Headings, string Description, string Text)
{
    /// <summary>Of a post that has just been read.</summary>
    public static SearchDocument Of(Post post) => From(
        post.Title, post.Slug, PostTerms.Of(post).Select(term => (term.Name, term.Slug)), post.Outline.Headings.Select(heading => heading.Text), post.IsExcerpted ? "" : post.Description, post.Outline.Text);

    /// <summary>Of a post that the index has.</summary>
    public static SearchDocument Read(PostWriter writer, long id)
    {
        var terms = writer.Query("SELECT Name, Slug FROM PostTerms WHERE PostId = $1 ORDER BY Position", reader => (reader.GetString(0), reader.GetString(1)), id);
        var headings = writer.Query("SELECT Text FROM Headings WHERE PostId = $1 ORDER BY Position", reader => reader.GetString(0), id);
        return writer.Query(
            "SELECT post.Title, post.Slug, CASE WHEN post.IsExcerpted THEN '' ELSE post.Description END, body.Text FROM Posts post JOIN Bodies body ON body.PostId = post.Id WHERE post.Id = $1",
            reader => From(reader.GetString(0), reader.GetString(1), terms, headings, reader.GetString(2), reader.GetString(3)), id)[0];
    }

    private static SearchDocument From(string title, string slug, IEnumerable<(string Name, string Slug)> terms, IEnumerable<string> headings, string description, string text) => new(
        SearchText.ForIndex(title), SearchText.ForIndex(string.Join('\n', [slug, .. terms.SelectMany(term => (string[])[term.Name, term.Slug])])),
        SearchText.ForIndex(string.Join('\n', headings)), SearchText.ForIndex(description), SearchText.ForIndex(text));
}
