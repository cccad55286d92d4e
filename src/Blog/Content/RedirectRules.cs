using System.Globalization;

namespace Blog.Content;

/// <summary>A rule of a <c>_redirects</c> file, as Netlify and Cloudflare Pages write them.</summary>
/// <param name="Source">A path of this site; <c>:name</c> stands for a segment, a <c>*</c> at the end for the rest.</param>
/// <param name="Query">Parameters that the request has to have, with the placeholder that each fills; empty for none.</param>
/// <param name="Target">A path of this site or an absolute URL, with the same placeholders and <c>:splat</c>.</param>
/// <param name="Status">301, 302, 303, 307 or 308; 410 for what is gone for good.</param>
/// <param name="Line">One-based line in the file.</param>
public sealed record RedirectRule(string Source, string Query, string Target, int Status, int Line)
{
    /// <summary>Where the rule sends a path; null where it does not apply.</summary>
    /// <param name="path">Decoded.</param>
    /// <param name="query">With its mark, encoded.</param>
    public string? Apply(string path, string query = "")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var source = Source.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var asked = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < source.Length; index++)
        {
            if (source[index] == "*")
            {
                values["splat"] = string.Join('/', asked.Skip(index));
                return TakesQuery(query, values) ? Fill(values) : null;
            }

            if (index >= asked.Length) return null;
            if (source[index].StartsWith(':')) values[source[index][1..]] = asked[index];
            else if (!source[index].Equals(asked[index], StringComparison.OrdinalIgnoreCase)) return null;
        }

        return asked.Length == source.Length && TakesQuery(query, values) ? Fill(values) : null;
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
        return target;
    }
}

/// <summary>Reads <c>_redirects</c>, and refuses rules that would send a reader round in circles.</summary>
public static class RedirectRules
{
    /// <summary>Where the file may stand.</summary>
    public static IReadOnlyList<string> Files { get; } = ["_redirects", "static/_redirects", "public/_redirects", "source/_redirects"];

    private const int MaximumHops = 10;

    /// <summary>The rules that can be used, in order.</summary>
    /// <param name="path">The file that problems name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="baseUrl">The site's own address: an absolute source below it is a path on it.</param>
    /// <param name="problems">Gets what cannot be used.</param>
    public static IReadOnlyList<RedirectRule> Parse(string path, string text, Uri? baseUrl, List<ContentProblem> problems)
    {
        var rules = new List<RedirectRule>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var words = line.Split('#')[0] is var start && start.Length < line.Length && start.Length > 0 && !char.IsWhiteSpace(start[^1]) ? Words(line) : Words(start);
            if (words.Length == 0) continue;
            if (Read(words, number, baseUrl, out var why) is { } rule) rules.Add(rule);
            else problems.Add(new(path, number, 1, ProblemCode.BadRedirect, $"the rule is not used: {why}", "write /old-path /new-path 301"));
        }

        foreach (var rule in rules.Where(rule => IsLoop(rule, rules)).ToList())
        {
            rules.Remove(rule);
            problems.Add(new(path, rule.Line, 1, ProblemCode.RedirectLoop, $"{rule.Source} leads back to itself", "write a target that no rule sends on"));
        }

        return rules;
    }

    private static string[] Words(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static RedirectRule? Read(string[] words, int line, Uri? baseUrl, out string why)
    {
        why = "";
        var source = Permalink.FromAuthor(words[0], baseUrl);
        if (source is null || !source.StartsWith('/') || source.Contains('?', StringComparison.Ordinal) || source.TrimEnd('*').Contains('*', StringComparison.Ordinal))
        {
            why = $"{words[0]} is no path of this site";
            return null;
        }

        var at = 1;
        var query = new List<string>();
        for (; at < words.Length && words[at].Contains('=', StringComparison.Ordinal) && !IsTarget(words[at]); at++) query.Add(words[at]);
        if (at >= words.Length || !IsTarget(words[at]))
        {
            why = at >= words.Length ? "there is no target" : $"{words[at]} is neither a path nor a URL";
            return null;
        }

        // An absolute URL of this site is a path on it, and as hidden as what it leads to.
        var target = words[at].StartsWith('/') ? words[at] : Permalink.FromAuthor(words[at], baseUrl) ?? words[at];
        at++;
        var status = 301;
        if (at < words.Length && !int.TryParse(words[at++].TrimEnd('!'), NumberStyles.None, CultureInfo.InvariantCulture, out status)) why = $"{words[at - 1]} is no status";
        else if (status == 200) why = "a status of 200 shows another page at the same address, which is not done here";
        else if (status is not (301 or 302 or 303 or 307 or 308 or 404 or 410)) why = $"{status} is no status of a redirect";
        else if (at < words.Length) why = $"{words[at]} is a condition that is not known here";
        return why.Length > 0 ? null : new(source, string.Join('&', query), target, status == 404 ? 410 : status, line);
    }

    private static bool IsTarget(string word) => word.StartsWith('/') && !word.StartsWith("//", StringComparison.Ordinal) || FrontMatterLists.IsWeb(word);

    /// <summary>Following the rule, and those that apply to where it leads, comes back to it.</summary>
    private static bool IsLoop(RedirectRule rule, List<RedirectRule> rules)
    {
        if (rule.Status == 410) return false;
        var sample = rule.Source.Replace("*", "splat", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        var path = rule.Apply(sample, "?" + rule.Query.Replace("=:", "=", StringComparison.Ordinal));
        if (path is not null && SitePaths.Key(path) == SitePaths.Key(sample)) return true;
        for (var hops = 0; hops < MaximumHops && path is not null && path.StartsWith('/'); hops++)
        {
            var (plain, query) = path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (path[..mark], path[mark..]) : (path, "");
            // What leads to where it is asked for does not apply there.
            if (rule.Apply(plain, query) is { } again) return SitePaths.Key(again) != SitePaths.Key(plain);
            path = rules.Where(other => other != rule && other.Status != 410).Select(other => other.Apply(plain, query)).FirstOrDefault(target => target is not null);
        }

        return false;
    }
}
