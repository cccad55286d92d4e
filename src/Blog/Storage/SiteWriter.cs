using Blog.Content;

namespace Blog.Storage;

/// <summary>Writes what files say of the site as a whole, in the transaction of the posts.</summary>
internal static class SiteWriter
{
    /// <summary>Puts the rules of <c>_redirects</c> in the place of the earlier ones.</summary>
    /// <returns>Whether they differ.</returns>
    public static bool ReplaceRedirects(this PostWriter writer, IReadOnlyList<RedirectRule> rules)
    {
        var known = writer.Query("SELECT Source, Query, Target, Status FROM Redirects ORDER BY Position", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));
        if (known.SequenceEqual(rules.Select(rule => (rule.Source, rule.Query, rule.Target, rule.Status)))) return false;
        writer.Run("DELETE FROM Redirects");
        foreach (var (position, rule) in rules.Index())
        {
            writer.Run("INSERT INTO Redirects (Position, Source, SourceKey, Query, Target, Status) VALUES ($1, $2, $3, $4, $5, $6)",
                position, rule.Source, rule.IsPattern ? null : SitePaths.Key(rule.Source), rule.Query, rule.Target, rule.Status);
        }

        return true;
    }

    /// <summary>Puts what <c>tags.yaml</c> says in the place of what it said.</summary>
    public static void ReplaceTags(this PostWriter writer, KnownTags tags)
    {
        writer.Run("DELETE FROM TagNotes");
        writer.Run("DELETE FROM TagSynonyms");
        foreach (var tag in tags.Tags.Where(tag => tag.Description.Length > 0)) writer.Run("INSERT INTO TagNotes (Slug, Description) VALUES ($1, $2)", tag.Slug, tag.Description);
        foreach (var (synonym, tag) in tags.Synonyms) writer.Run("INSERT INTO TagSynonyms (Slug, Tag) VALUES ($1, $2)", synonym, tag);
    }
}
