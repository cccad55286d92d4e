using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Blog.Storage;
using Blog.Web.Http;
using Blog.Wording;
using Microsoft.AspNetCore.Html;

namespace Blog.Web.Pages;

/// <summary>What a page says of itself in the vocabulary of schema.org, as JSON-LD.</summary>
public sealed class StructuredData(BlogConfiguration configuration, SiteUrls urls, ShareCards cards, SiteWords words)
{
    private const string Vocabulary = "https://schema.org";
    private const int LongestHeadline = 110;

    // Escapes what could end the element that holds it: no title becomes markup.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private BlogOptions Options => configuration.Current;

    /// <summary>Every statement of a page, each for an element of its own.</summary>
    /// <param name="head">The page's.</param>
    /// <param name="description">As the page has it.</param>
    public IEnumerable<IHtmlContent> Of(PageHead head, string description)
    {
        if (head.Path is null) return [];
        var statements = head.Path == SitePaths.Home ? [Site()] : head.Post is { IsPage: false } post ? [Posting(head, post, description), Trail(head)] : (JsonObject[])[Trail(head)];
        return statements.Select(statement => new HtmlString(statement.ToJsonString(Format)));
    }

    private JsonObject Site()
    {
        var site = new JsonObject
        {
            ["@context"] = Vocabulary,
            ["@type"] = "WebSite",
            ["name"] = Options.Title,
            ["url"] = urls.Absolute(SitePaths.Home),
            ["inLanguage"] = Options.Language,
            ["potentialAction"] = new JsonObject
            {
                ["@type"] = "SearchAction",
                ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = $"{urls.Absolute(SitePaths.Search)}?{SitePaths.SearchText}={{search_term_string}}" },
                ["query-input"] = "required name=search_term_string",
            },
        };
        if (Options.Description.Length > 0) site["description"] = Options.Description;
        return site;
    }

    private JsonObject Posting(PageHead head, PostPage post, string description)
    {
        var summary = post.Summary;
        var url = head.CanonicalUrl ?? urls.Absolute(head.Path!);
        var posting = new JsonObject
        {
            ["@context"] = Vocabulary,
            ["@type"] = "BlogPosting",
            ["headline"] = UnicodeText.Cut(summary.Title, LongestHeadline - 1),
            ["url"] = url,
            ["mainEntityOfPage"] = new JsonObject { ["@type"] = "WebPage", ["@id"] = url },
            ["inLanguage"] = summary.Language ?? Options.Language,
            ["wordCount"] = post.Words,
            ["author"] = new JsonArray([.. Authors(post)]),
        };
        if (description.Length > 0) posting["description"] = description;
        if (cards.Find(head) is { } image) posting["image"] = new JsonArray(image.Url);
        if (summary.PublishedAt is { } published)
        {
            posting["datePublished"] = SiteDates.Machine(published);
            posting["dateModified"] = SiteDates.Machine(summary.UpdatedAt ?? published);
        }

        if (summary.Tags.Count > 0) posting["keywords"] = new JsonArray([.. summary.Tags.Select(tag => JsonValue.Create(tag.Name))]);
        return posting;
    }

    private IEnumerable<JsonNode> Authors(PostPage post)
    {
        foreach (var author in post.Authors)
        {
            var person = Person(author.Name);
            if ((author.Slug is not null ? urls.Absolute(SitePaths.Term(TermKind.Author, author.Slug)) : author.Url) is { } url) person["url"] = url;
            yield return person;
        }

        if (post.Authors.Count > 0) yield break;
        var site = Options.Author.Length > 0 ? Person(Options.Author) : new JsonObject { ["@type"] = "Organization", ["name"] = Options.Title };
        site["url"] = urls.Absolute(SitePaths.Home);
        yield return site;
    }

    /// <summary>The way to the page from the home page.</summary>
    private JsonObject Trail(PageHead head)
    {
        var steps = new List<(string Name, string Path)> { (Options.Title, SitePaths.Home) };
        if (head.Post is { IsPage: false }) steps.Add((words.Posts, SitePaths.Posts()));
        else if (SitePaths.ParseKind(head.Path!) is { } kind && head.Path != SitePaths.Terms(kind)) steps.Add((words.Of(kind).Plural, SitePaths.Terms(kind)));
        else if (SitePaths.ParseArchive(head.Path!) is not null) steps.Add((words.Archive, SitePaths.Archives));
        steps.Add((head.Title, head.Path!));
        return new JsonObject
        {
            ["@context"] = Vocabulary,
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Index().Select(step => new JsonObject
            {
                ["@type"] = "ListItem", ["position"] = step.Index + 1, ["name"] = step.Item.Name, ["item"] = urls.Absolute(step.Item.Path),
            })]),
        };
    }

    private static JsonObject Person(string name) => new() { ["@type"] = "Person", ["name"] = name };
}
