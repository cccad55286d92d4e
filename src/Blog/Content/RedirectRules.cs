using System.Globalization;

namespace Blog.Content;

/// <summary>Reads <c>_redirects</c>, and refuses rules that would send a reader round in circles.</summary>
public static class RedirectRules
{
    /// <summary>Where the file may stand.</summary>
    public static IReadOnlyList<string> Files { get; } = ["_redirects", "static/_redirects", "public/_redirects", "source/_redirects"];

    /// <summary>The rules that can be used, in order.</summary>
    /// <param name="path">The file that problems name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="baseUrl">The site's own address: an absolute URL below it is a path on it.</param>
    /// <param name="problems">Gets what cannot be used.</param>
    public static IReadOnlyList<RedirectRule> Parse(string path, string text, Uri? baseUrl, List<ContentProblem> problems)
    {
        var rules = new List<RedirectRule>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var words = WithoutRemark(line).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (Read(words, number, baseUrl, out var why) is { } rule) rules.Add(rule);
            else problems.Add(new(path, number, 1, ProblemCode.BadRedirect, $"the rule is not used, since {why}", Instead(words, baseUrl)));
        }

        var loops = RedirectLoops.Find(rules);
        problems.AddRange(loops.Select(rule => new ContentProblem(path, rule.Line, 1, ProblemCode.RedirectLoop, $"{rule.Source} leads back to itself", "write a target that no rule sends on")));
        return loops.Count == 0 ? rules : [.. rules.Except(loops)];
    }

    /// <summary>The rule as a plain redirect, where it can be one and was meant to be.</summary>
    private static string Instead(string[] words, Uri? baseUrl) =>
        words is [var source, var target, not ("200" or "200!" or "404"), ..] && Read([source, target, "301"], 0, baseUrl, out _) is not null ? $"write {source} {target} 301" : "write /old-path /new-path 301";

    /// <summary>A number sign begins a remark where a blank stands before it; in an address it begins a fragment.</summary>
    private static string WithoutRemark(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
            if (line[at] == '#' && (at == 0 || char.IsWhiteSpace(line[at - 1]))) return line[..at].ToString();
        return line.ToString();
    }

    private static RedirectRule? Read(string[] words, int line, Uri? baseUrl, out string why)
    {
        why = "";
        var source = Permalink.FromAuthor(words[0], baseUrl);
        if (source is null || !source.StartsWith('/') || source.AsSpan().IndexOfAny('?', '#') >= 0)
        {
            why = $"{words[0]} is no path of this site";
            return null;
        }

        if (source.Contains('*', StringComparison.Ordinal) && (!source.EndsWith("/*", StringComparison.Ordinal) || source.IndexOf('*', StringComparison.Ordinal) < source.Length - 1))
        {
            why = $"the * of {words[0]} does not stand for all that follows a slash";
            return null;
        }

        var at = 1;
        var query = new List<string>();
        for (; at < words.Length && !IsTarget(words[at]) && words[at].Contains('=', StringComparison.Ordinal); at++) query.Add(words[at]);
        if (at >= words.Length || !IsTarget(words[at]))
        {
            why = at >= words.Length ? "there is no target" : $"{words[at]} is neither a path nor a URL";
            return null;
        }

        // An absolute URL of this site is a path on it, and as hidden as what it leads to.
        var target = Target(words[at], baseUrl);
        if (target is null) why = $"{words[at]} is no path that can be";
        at++;
        var status = 301;
        if (at < words.Length && !int.TryParse(words[at++].TrimEnd('!'), NumberStyles.None, CultureInfo.InvariantCulture, out status)) why = $"{words[at - 1]} is no status";
        else if (status == 200) why = "a status of 200 shows another page at the same address, which is not done here";
        else if (status == 404) why = "what is not there is answered with 404 as it is";
        else if (status is not (301 or 302 or 303 or 307 or 308 or 410)) why = $"{status} is no status of a redirect";
        else if (at < words.Length) why = $"{words[at]} is a condition that is not known here";
        if (query.Exists(part => part.Contains('&', StringComparison.Ordinal) || part.StartsWith('='))) why = $"{string.Join(' ', query)} is no query";
        return why.Length > 0 ? null : new(source, string.Join('&', query), target!, status, line);
    }

    /// <summary>The target with its path decoded; null for one that leads out of its own site's paths.</summary>
    private static string? Target(string written, Uri? baseUrl)
    {
        if (!written.StartsWith('/')) return Permalink.FromAuthor(written, baseUrl) is { } own && own.StartsWith('/') ? own : written;
        var end = written.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? Permalink.FromAuthor(written, baseUrl) : Permalink.FromAuthor(written[..end], baseUrl) is { } path ? path + written[end..] : null;
    }

    private static bool IsTarget(string word) => word.StartsWith('/') && !word.StartsWith("//", StringComparison.Ordinal) || FrontMatterLists.IsWeb(word);
}
