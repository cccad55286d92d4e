namespace Blog.Content;

/// <summary>A rule of a <c>_redirects</c> file, as Netlify and Cloudflare Pages write them.</summary>
/// <param name="Source">A path of this site; <c>:name</c> stands for a segment, a <c>*</c> at the end for the rest.</param>
/// <param name="Query">Parameters that the request has to have, with the placeholder that each fills; empty for none.</param>
/// <param name="Target">A path of this site or an absolute URL, with the same placeholders and <c>:splat</c>.</param>
/// <param name="Status">301, 302, 303, 307 or 308; 410 for what is gone for good.</param>
/// <param name="Line">One-based line in the file.</param>
public sealed record RedirectRule(string Source, string Query, string Target, int Status, int Line)
{
    /// <summary>The rule has placeholders or a query, so that the path alone does not say whether it applies.</summary>
    public bool IsPattern => Query.Length > 0 || Source.AsSpan().IndexOfAny('*', ':') >= 0;

    /// <summary>Where the rule sends a path; null where it does not apply, or would send it to itself.</summary>
    /// <param name="path">Decoded.</param>
    /// <param name="query">With its mark, encoded.</param>
    public string? Apply(string path, string query = "")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        return Matches(path, values) && TakesQuery(query, values) && Fill(values) is var target && SitePaths.Key(target) != SitePaths.Key(path) ? target : null;
    }

    private bool Matches(string path, Dictionary<string, string> values)
    {
        var source = Source.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var asked = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < source.Length; index++)
        {
            if (source[index] == "*")
            {
                values["splat"] = string.Join('/', asked.Skip(index));
                return true;
            }

            if (index >= asked.Length) return false;
            if (source[index].StartsWith(':')) values[source[index][1..]] = asked[index];
            else if (!source[index].Equals(asked[index], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return asked.Length == source.Length;
    }

    private bool TakesQuery(string query, Dictionary<string, string> values)
    {
        if (Query.Length == 0) return true;
        var given = query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => Uri.UnescapeDataString(part[1]));
        foreach (var wanted in Query.Split('&').Select(part => part.Split('=', 2)))
        {
            if (given[wanted[0]].FirstOrDefault() is not { } value) return false;
            if (wanted[1].StartsWith(':')) values[wanted[1][1..]] = value;
            else if (wanted[1] != value) return false;
        }

        return true;
    }

    private string Fill(Dictionary<string, string> values)
    {
        var target = Target;
        // The longest name first, since one may begin with another.
        foreach (var (name, value) in values.OrderByDescending(pair => pair.Key.Length)) target = target.Replace($":{name}", value, StringComparison.Ordinal);
        // What a request fills in must not make another host of a path.
        return Target.StartsWith('/') ? "/" + target.TrimStart('/', '\\') : target;
    }
}
