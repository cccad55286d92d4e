using AngleSharp.Dom;

namespace Blog.Content.Markdown;

/// <summary>Keeps ids unique where authors write their own: headings and footnotes have theirs first, as the outline promised them.</summary>
internal sealed class HtmlIds
{
    private readonly OwnMark mark;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public HtmlIds(IElement root, OwnMark mark)
    {
        this.mark = mark;
        foreach (var element in root.QuerySelectorAll($"[{OwnMark.Name}]")) if (IsOwn(element) && element.Id is { } id) own.Add(id);
    }

    public bool IsOwn(IElement element) => mark != OwnMark.None && element.GetAttribute(OwnMark.Name) == mark.Word;

    /// <summary>Whether the element may have the id.</summary>
    public bool Take(IElement element, string id) =>
        id.Length > 0 && !id.Any(char.IsWhiteSpace) && (IsOwn(element) || !own.Contains(id)) && taken.Add(id);
}
