using System.Globalization;

namespace Blog.Content;

/// <summary>One value of a post, with where it comes from.</summary>
/// <param name="Name">What it is, in a word or two.</param>
/// <param name="Value">Null where there is none.</param>
/// <param name="Origin">In words: <c>from pubDatetime, line 3</c>, or <c>no key says any</c>.</param>
/// <param name="Key">As the author wrote it; null where no key said it.</param>
/// <param name="Line">Of the key.</param>
public sealed record ExplainedValue(string Name, string? Value, string Origin, string? Key = null, int? Line = null);

/// <summary>Puts what the readers said of a post's values into words, for its author. Decides nothing itself.</summary>
internal sealed class PostExplanation(BlogOptions options, Post post, PostOrigins origins)
{
    private const string Nowhere = "no key says any";

    /// <summary>The values in the order of the manual; those that few posts have only where they are said.</summary>
    public IReadOnlyList<ExplainedValue> List()
    {
        var values = new List<ExplainedValue>
        {
            Explain("title", post.Title, FrontMatterKeys.Title),
            Explain("publish date", Shown(post.PublishAt), FrontMatterKeys.PublishAt),
            Explain("updated", Shown(post.UpdatedAt), FrontMatterKeys.UpdatedAt),
            Explain("expires", Shown(post.ExpireAt), FrontMatterKeys.ExpireAt),
            Explain("slug", post.Slug, FrontMatterKeys.Slug),
            Explain("url", post.Url, FrontMatterKeys.Url),
            Explain("aliases", Listed(post.Aliases), FrontMatterKeys.Aliases, FrontMatterKeys.RedirectFrom),
            Explain("tags", Listed(post.Tags.Select(tag => tag.Name)), FrontMatterKeys.Tags, FrontMatterKeys.Keywords),
            Explain("categories", Listed(post.Categories.Select(category => string.Join(" / ", category.Names.Select(name => name.Name)))), FrontMatterKeys.Categories),
            Explain("authors", Listed(post.Authors.Select(author => author.Name)), FrontMatterKeys.Authors),
            Explain("description", post.Description, FrontMatterKeys.Description),
            Explain("cover", post.Cover, FrontMatterKeys.Cover),
            Explain("language", post.Language, FrontMatterKeys.Language),
            Explain("feed id", post.FeedId, FrontMatterKeys.FeedId),
            Explain("featured", post.Featured ? "yes" : "no", FrontMatterKeys.Featured),
        };
        if (post.NoteNames.Count > 0) values.Add(Explain("note names", Listed(post.NoteNames), FrontMatterKeys.Aliases));
        AddWhereSaid("series", post.Series?.Name, FrontMatterKeys.Series);
        AddWhereSaid("time zone", post.TimeZone, FrontMatterKeys.TimeZone);
        AddWhereSaid("cover text", post.CoverAlt, FrontMatterKeys.CoverAlt);
        AddWhereSaid("canonical", post.CanonicalUrl, FrontMatterKeys.CanonicalUrl);
        AddWhereSaid("edit link", post.HideEditLink ? "hidden" : "shown", FrontMatterKeys.HideEditLink);
        return values;

        void AddWhereSaid(string name, string? value, FrontMatterKey key)
        {
            if (origins.Of(key) is not null) values.Add(Explain(name, value, key));
        }
    }

    private ExplainedValue Explain(string name, string? value, params FrontMatterKey[] keys)
    {
        if (string.IsNullOrEmpty(value)) value = null;
        var known = keys.Select(origins.Of).OfType<PostOrigins.Origin>().ToList();
        var entries = known.SelectMany(origin => origin.Entries).ToList();
        if (entries.Count == 0) return new(name, value, value is not null && known.Find(origin => origin.Place is not null) is { } elsewhere ? $"from {elsewhere.Place}" : Nowhere);
        var places = string.Join(" and ", entries.Select(Place));
        if (value is null) return new(name, null, $"{places} gives none", entries[0].Key, entries[0].Line);
        var rule = known.Find(origin => origin.Rule.Length > 0) is { } ruled ? $", {ruled.Rule}" : "";
        return new(name, value, $"from {places}{rule}", entries[0].Key, entries[0].Line);
    }

    private static string Place(FrontMatterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{FrontMatterFields.Shown(entry.Key)}, line {entry.Line}");

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts);

    /// <summary>As it was written, and in the site's zone where that is another.</summary>
    private string? Shown(DateTimeOffset? date)
    {
        if (date is not { } written) return null;
        var text = Text(written);
        // At the ends of the calendar there is no other zone to tell it in.
        if (written.UtcTicks < TimeSpan.TicksPerDay || written.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerDay) return text;
        var local = TimeZoneInfo.ConvertTime(written, options.TimeZone);
        return local.Offset == written.Offset ? text : $"{text} ({Text(local)} in {options.TimeZone.Id})";
    }

    /// <summary>A date as lines for authors have it.</summary>
    public static string Text(DateTimeOffset date) => date.ToString(date.Second == 0 ? "yyyy-MM-dd HH:mm zzz" : "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
