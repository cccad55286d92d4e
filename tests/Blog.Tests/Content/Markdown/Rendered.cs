using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Blog.Content;

namespace Blog.Tests.Content.Markdown;

/// <summary>Renders a body as a page would and parses what came out.</summary>
internal static class Rendered
{
    public static string Html(string body, string title = "", bool unsafeHtml = false) =>
        new MarkdownRenderer(unsafeHtml).Render(body, title).ToHtml(target => new LinkTarget(target));

    public static IHtmlElement Page(string body, string title = "", bool unsafeHtml = false) =>
        new HtmlParser().ParseDocument("<!doctype html><html lang=en><body>" + Html(body, title, unsafeHtml)).Body!;

    public static MarkdownOutline Outline(string body, string? title = "") => new MarkdownRenderer().ReadOutline(body, title);

    public static string Text(this IElement element, string selector) => element.QuerySelector(selector)?.TextContent.Trim() ?? "(nothing)";

    public static string Value(this IElement element, string selector, string attribute) => element.QuerySelector(selector)?.GetAttribute(attribute) ?? "(nothing)";
}
