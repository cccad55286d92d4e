using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Follows the rules of <c>_redirects</c> to where they end, among what the reader may see.</summary>
internal sealed class RedirectReader(ReadSession session, Func<string, string?> findFinal, Func<string, bool> isFile)
{
    private const int MaximumHops = 10;

    /// <summary>Where a rule sends an address; null where none applies, or what it leads to is no page that the reader may see.</summary>
    /// <param name="path">Decoded, as requested.</param>
    /// <param name="query">As requested, with its mark.</param>
    public MovedAnswer? Find(string path, string query)
    {
        var isUsed = false;
        var status = 0;
        for (var hops = 0; hops < MaximumHops; hops++)
        {
            if (FindRule(path, query) is not var (rule, target)) return null;
            if (status == 0) status = rule.Status;
            if (rule.Status == 410) return hops == 0 ? new(null, 410) : null;
            if (!target.StartsWith('/')) return new(target, status, UsedQuery: true);
            isUsed |= rule.Query.Length > 0 || target.Contains('?', StringComparison.Ordinal);
            var end = target.AsSpan().IndexOfAny('?', '#');
            var plain = end < 0 ? target : target[..end];
            if (findFinal(plain) is { } final) return new(final + target[plain.Length..], status, isUsed);
            if (isFile(plain)) return new(target, status, isUsed);
            (path, query) = (plain, "");
        }

        return null;
    }

    /// <summary>The first rule that applies, with its target.</summary>
    private (RedirectRule Rule, string Target)? FindRule(string path, string query)
    {
        var key = SitePaths.Key(path);
        foreach (var row in session.Context.Set<RedirectRow>().Where(row => row.SourceKey == null || row.SourceKey == key).OrderBy(row => row.Position))
        {
            var rule = new RedirectRule(row.Source, row.Query, row.Target, row.Status, row.Position);
            if (rule.Apply(path, query) is { } target) return (rule, target);
        }

        return null;
    }
}
