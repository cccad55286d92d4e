namespace Blog.Content;

/// <summary>Finds the rules that lead back to themselves, alone or through others.</summary>
internal static class RedirectLoops
{
    private const int MaximumHops = 10;

    public static IReadOnlyList<RedirectRule> Find(IReadOnlyList<RedirectRule> rules)
    {
        var plain = rules.Where(rule => !rule.IsPattern).GroupBy(rule => SitePaths.Key(rule.Source)).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var patterns = rules.Where(rule => rule.IsPattern).ToList();
        var loops = new List<RedirectRule>();
        foreach (var rule in rules)
            if (IsLoop(rule, plain, patterns)) loops.Add(rule);
        return loops;
    }

    private static bool IsLoop(RedirectRule rule, Dictionary<string, RedirectRule> plain, List<RedirectRule> patterns)
    {
        if (rule.Status == 410) return false;
        // Any path that the rule applies to.
        var sample = rule.Source.Replace("*", "splat", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        var path = rule.Apply(sample, "?" + rule.Query.Replace("=:", "=", StringComparison.Ordinal));
        if (path is null) return true;
        for (var hops = 0; hops < MaximumHops && path is not null && path.StartsWith('/'); hops++)
        {
            var mark = path.IndexOf('?', StringComparison.Ordinal);
            var (asked, query) = mark < 0 ? (path.Split('#')[0], "") : (path[..mark], path[mark..].Split('#')[0]);
            if (rule.Apply(asked, query) is not null) return true;
            path = Next(asked, query, plain, patterns);
        }

        return false;
    }

    private static string? Next(string path, string query, Dictionary<string, RedirectRule> plain, List<RedirectRule> patterns)
    {
        var exact = plain.GetValueOrDefault(SitePaths.Key(path));
        var pattern = patterns.FirstOrDefault(rule => rule.Apply(path, query) is not null);
        var first = exact is null ? pattern : pattern is null || exact.Line < pattern.Line ? exact : pattern;
        return first is null or { Status: 410 } ? null : first.Apply(path, query);
    }
}
