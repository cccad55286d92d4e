namespace Blog.Content.Markdown;

/// <summary>What raw HTML may hold where authors are not trusted: text, tables, media, details. No form, frame, script, style or drawing.</summary>
internal static class HtmlAllowList
{
    public static readonly HashSet<string> Elements = Set(
        "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
        + "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd li mark nav ol p picture pre q rp rt ruby s samp "
        + "section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr");

    /// <summary><c>aria-</c> attributes come on top. Those that our own elements need are harmless in others' hands.</summary>
    public static readonly HashSet<string> Attributes = Set(
        "alt checked class colspan controls data-lang data-own datetime decoding dir disabled fetchpriority headers height hidden href id lang loading "
        + "loop muted name open playsinline preload reversed role rowspan scope span src start tabindex title translate type value width");

    /// <summary>
    /// Elements that go with all they hold; of others that are not allowed the content stays. What they hold is no text of the post either: the one
    /// list for the page and for all that is said of it. Elements that hold nothing, or whose tags parsers skip, are not in it.
    /// </summary>
    public static readonly HashSet<string> DroppedWhole = Set(
        "script style template iframe object applet noscript noembed noframes svg math title xmp plaintext textarea select datalist option button dialog "
        + "portal fencedframe");

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
