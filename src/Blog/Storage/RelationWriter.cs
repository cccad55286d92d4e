using Blog.Content;

namespace Blog.Storage;

/// <summary>Writes what one post is found from another by, in the transaction of the posts.</summary>
internal static class RelationWriter
{
    public static void AddRelations(this PostWriter writer, long id, Post post)
    {
        var publishUtc = post.PublishAt?.UtcDateTime ?? PostRow.Undated;
        foreach (var (position, link) in post.Outline.Links.Index().DistinctBy(link => link.Item.Target))
            foreach (var key in MentionKey.OfLink(link.Target, post.Path, post.Url).Distinct(StringComparer.Ordinal))
                writer.Run("INSERT INTO Mentions (PostId, Position, Key, PublishUtc) VALUES ($1, $2, $3, $4)", id, position, key, publishUtc);
        foreach (var word in TitleWords.Of(post.Title))
            writer.Run("INSERT INTO TitleWords (PostId, Word, PublishUtc) VALUES ($1, $2, $3)", id, word, publishUtc);
    }

    /// <summary>Puts what <c>authors.yaml</c> says in the place of what it said.</summary>
    public static void ReplaceAuthors(this PostWriter writer, KnownAuthors authors)
    {
        writer.Run("DELETE FROM AuthorNotes");
        writer.Run("DELETE FROM AuthorSynonyms");
        foreach (var author in authors.Authors)
        {
            writer.Run("INSERT INTO AuthorNotes (Slug, Bio, Avatar, Url, Pronouns, Links) VALUES ($1, $2, $3, $4, $5, $6)",
                author.Slug, author.Bio, author.Avatar ?? "", author.Url ?? "", author.Pronouns, string.Join('\n', author.Links.SelectMany(link => (string[])[link.Name, link.Url])));
        }

        foreach (var (synonym, author) in authors.Synonyms) writer.Run("INSERT INTO AuthorSynonyms (Slug, Author) VALUES ($1, $2)", synonym, author);
    }
}
