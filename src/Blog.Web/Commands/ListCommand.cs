using System.Globalization;
using System.Text.Json;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog list</c>: a line a post, hidden ones with the reason, and when it appears. Meant for authors on their own machine.</summary>
internal static class ListCommand
{
    private static readonly VerbOptions Options = new(
        ["--public", "--hidden", "--drafts", "--scheduled", "--expired", "--reverse"],
        new Dictionary<string, string[]> { ["--sort"] = ["date", "title", "path", "url"], ["--format"] = ["text", "json"] });

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is [var operand, ..]) return InspectionRun.Refuse($"list takes no {ProblemText.Line(operand)}: write --drafts, --scheduled or another of its options");
        return InspectionRun.Run(arguments.Settings, (inspection, _, output) =>
        {
            var posts = Sorted([.. inspection.List().Where(post => IsWanted(post.State, arguments.Flags))], arguments, inspection.Options.Language);
            if (arguments.Format == "json") output.WriteLine(JsonSerializer.Serialize(posts.Select(post => Fields(post, inspection.Options.TimeZone.Id)), ProblemText.Json));
            else foreach (var line in Lines(posts, inspection.Options.TimeZone.Id)) output.WriteLine(ProblemText.Line(line));
            return Verbs.Fine;
        });
    }

    private static bool IsWanted(PostState state, IReadOnlySet<string> flags)
    {
        if (!flags.Any(flag => flag != "--reverse")) return true;
        return flags.Contains("--public") && state == PostState.Public
            || flags.Contains("--hidden") && state != PostState.Public
            || flags.Contains("--drafts") && state == PostState.Draft
            || flags.Contains("--scheduled") && state == PostState.Scheduled
            || flags.Contains("--expired") && state == PostState.Expired;
    }

    private static List<ListedPost> Sorted(IReadOnlyList<ListedPost> posts, VerbArguments arguments, string language)
    {
        // What is due next is the question about scheduled posts, and what came last about all others.
        var isDue = arguments.Flags.Contains("--scheduled");
        var sorted = arguments.Find("--sort") switch
        {
            "title" => posts.OrderBy(post => post.Title, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true)),
            "url" => posts.OrderBy(post => post.Url, StringComparer.Ordinal),
            "path" => posts.OrderBy(post => post.Path, StringComparer.Ordinal),
            _ => isDue ? posts.OrderBy(post => post.PublishAt ?? DateTimeOffset.MaxValue) : posts.OrderByDescending(post => post.PublishAt ?? DateTimeOffset.MinValue),
        };
        var list = sorted.ThenBy(post => post.Path, StringComparer.Ordinal).ToList();
        if (arguments.Flags.Contains("--reverse")) list.Reverse();
        return list;
    }

    private static IEnumerable<string> Lines(List<ListedPost> posts, string zone)
    {
        var dates = posts.ConvertAll(post => post.PublishAt is { } at ? $"{at.ToString(at.Second == 0 ? "yyyy-MM-dd HH:mm zzz" : "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)} {zone}" : "no date");
        var (dateWidth, urlWidth) = (dates.Max(date => (int?)date.Length) ?? 0, posts.Max(post => post.Url?.Length) ?? 1);
        foreach (var (post, date) in posts.Zip(dates))
        {
            // The date says already that it lies ahead.
            var reasons = post.HiddenBecause.Where(_ => post.State != PostState.Scheduled).Concat(post.IsUnlisted ? ["unlisted"] : []).ToList();
            yield return $"{Name(post.State),-10}  {date.PadRight(dateWidth)}  {(post.Url ?? "–").PadRight(urlWidth)}  {post.Path}"
                + (post.Title is { } title ? $"  \"{title}\"" : "") + (reasons.Count > 0 ? $" – {string.Join("; ", reasons)}" : "");
        }
    }

    private static object Fields(ListedPost post, string zone) => new
    {
        post.Path,
        post.Url,
        post.Title,
        State = Name(post.State),
        Page = post.IsPage,
        Unlisted = post.IsUnlisted,
        post.PublishAt,
        post.ExpireAt,
        TimeZone = zone,
        post.HiddenBecause,
    };

    private static string Name(PostState state) => state.ToString().ToLowerInvariant();
}
