using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Checkers.Tests;

/// <summary>A page as it was sent, and the file that checkers find it in.</summary>
/// <param name="Site">Which of the sites it is of.</param>
/// <param name="Path">As it was asked for.</param>
/// <param name="Status">What it was answered with.</param>
/// <param name="File">Where it lies.</param>
/// <param name="Html">What was sent.</param>
public sealed record SavedPage(string Site, string Path, int Status, string File, string Html)
{
    private readonly Lazy<IDocument> document = new(() => new HtmlParser().ParseDocument(Html));

    public IDocument Document => document.Value;

    public bool IsIndexable => Status == 200 && Document.QuerySelector("meta[name=robots][content*=noindex]") is null;
}
