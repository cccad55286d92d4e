using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>What one reader's site has at the targets of links. Each address is asked for once.</summary>
internal sealed class SurveyedSite
{
    private readonly ReadSession session;
    private readonly Func<string, bool> isFile;
    private readonly Lazy<Dictionary<string, SurveyedPost>> posts;
    private readonly Dictionary<string, bool> answers = new(StringComparer.Ordinal);
    private readonly MovedReader moved;

    public SurveyedSite(ReadSession session, Func<string, bool> isFile)
    {
        this.session = session;
        this.isFile = isFile;
        posts = new(() => session.Context.Posts.OrderBy(post => post.Path).Select(post => new SurveyedPost(post.Id, post.Path, post.Url)).AsEnumerable().DistinctBy(post => post.Url).ToDictionary(post => post.Url, StringComparer.Ordinal));
        var terms = new TermReader(session);
        moved = new(session, new PostReader(session, new BodyCache()), terms);
    }

    /// <summary>The post at a URL; null for none.</summary>
    public SurveyedPost? Find(string url) => posts.Value.GetValueOrDefault(url);

    /// <summary>What each target of each post is, by the post's number and the target as written.</summary>
    public Dictionary<(long PostId, string Target), SurveyedTarget> Look(IReadOnlyList<(PostRow Row, IReadOnlyList<string> Targets)> asked)
    {
        var seen = new Dictionary<(long, string), SurveyedTarget>();
        if (asked.Count == 0) return seen;
        var resolved = session.Resolve(asked);
        foreach (var (index, (row, targets)) in asked.Index())
            foreach (var target in targets) seen[(row.Id, target)] = See(LinkKey.Parse(target, row.Path, session.Options.BaseUrl), resolved[index][target]);
        return seen;
    }

    private SurveyedTarget See(LinkKey key, ResolvedTarget resolved)
    {
        if (resolved.Found == TargetFound.Post) return new(key, LinkFault.None, Find(resolved.Value!));
        if (resolved.Found == TargetFound.File || resolved.Kind is ResolvedKind.External or ResolvedKind.Fragment) return new(key, LinkFault.None, null);
        if (resolved.Kind == ResolvedKind.Nothing) return new(key, LinkFault.Nothing, null);
        var query = resolved.Tail.Split('#')[0];
        if (!answers.TryGetValue(resolved.Value + query, out var answered)) answers[resolved.Value + query] = answered = moved.HasAnswer(resolved.Value!, query, isFile);
        return new(key, answered ? LinkFault.None : LinkFault.Nothing, null);
    }
}

/// <summary>A post that a link can lead to.</summary>
internal sealed record SurveyedPost(long Id, string Path, string Url);

/// <summary>What a target is to a reader.</summary>
/// <param name="Post">Null where it is no post.</param>
internal readonly record struct SurveyedTarget(LinkKey Key, LinkFault Fault, SurveyedPost? Post);
