namespace Blog.Web.Http;

/// <summary>
/// What a browser may load for one answer. Begins with the site's own files; a page that shows more says so while it is made, and no other page is
/// any wider for it.
/// </summary>
public sealed class ContentSecurityPolicy
{
    private readonly List<(string Directive, List<string> Sources)> directives =
    [
        ("default-src", ["'none'"]), ("script-src", ["'self'", ThemeScript.Hash]), ("style-src", ["'self'"]), ("img-src", ["'self'"]), ("font-src", ["'self'"]), ("connect-src", ["'self'"]),
        ("manifest-src", ["'self'"]), ("media-src", ["'self'"]), ("form-action", ["'self'"]), ("base-uri", ["'none'"]), ("frame-ancestors", ["'none'"]),
    ];

    /// <summary>A host whose scripts run, or the hash of one that stands in the page.</summary>
    public ContentSecurityPolicy AddScript(string source) => Add("script-src", source);

    /// <summary>A host whose style sheets hold.</summary>
    public ContentSecurityPolicy AddStyle(string source) => Add("style-src", source);

    /// <summary>A host that scripts may talk to.</summary>
    public ContentSecurityPolicy AddConnection(string source) => Add("connect-src", source);

    /// <summary>A host whose pages are shown within the page.</summary>
    public ContentSecurityPolicy AddFrame(string source) => Add("frame-src", source);

    /// <summary>Pictures, films and sounds of other sites. Not of their hosts alone: many hosts lead on to another one when asked.</summary>
    public ContentSecurityPolicy AddOutsideMedia() => Add("img-src", "https:").Add("media-src", "https:");

    /// <summary>The header's value.</summary>
    public override string ToString() => string.Join("; ", directives.Select(directive => $"{directive.Directive} {string.Join(' ', directive.Sources)}"));

    private ContentSecurityPolicy Add(string directive, string source)
    {
        var known = directives.Find(other => other.Directive == directive).Sources;
        if (known is null) directives.Add((directive, [source]));
        else if (!known.Contains(source)) known.Add(source);
        return this;
    }
}
