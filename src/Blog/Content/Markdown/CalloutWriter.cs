using Blog.Wording;

namespace Blog.Content.Markdown;

/// <summary>Writes callouts: five kinds, named after GitHub's, to which all of Obsidian's are mapped.</summary>
internal sealed class CalloutWriter(HtmlOutput html, InlineWriter inlines, SiteWords words)
{
    public void Open(CalloutBlock callout)
    {
        var kind = KindOf(callout.Kind);
        var title = PlainText.OneLine(InlineText.Of(callout.Title?.Inline));
        var hasTitle = title.Length > 0;
        if (!hasTitle) title = words.Callout(callout.Kind);
        if (callout.Fold.Length > 0) html.Html("<details class=\"callout callout-").Html(kind).Html(callout.Fold == "+" ? "\" open><summary>" : "\"><summary>");
        else html.Html("<aside class=\"callout callout-").Html(kind).Html("\" role=\"note\"").Attribute("aria-label", title).Html("><p class=\"callout-title\">");
        if (!hasTitle) html.Text(title);
        else if (callout.Fold.Length > 0) inlines.WriteWithoutLinks(callout.Title!.Inline!);
        else inlines.Write(callout.Title!.Inline!);
        html.Html(callout.Fold.Length > 0 ? "</summary>\n" : "</p>\n");
    }

    public void Close(CalloutBlock callout) => html.Html(callout.Fold.Length > 0 ? "</details>\n" : "</aside>\n");

    /// <summary>A kind that is not known is a note, as in Obsidian.</summary>
    private static string KindOf(string kind) => kind.ToLowerInvariant() switch
    {
        "tip" or "hint" or "success" or "check" or "done" => "tip",
        "important" => "important",
        "warning" or "attention" => "warning",
        "caution" or "danger" or "error" or "failure" or "fail" or "missing" or "bug" => "caution",
        _ => "note",
    };
}
