using System.Collections.Concurrent;
using System.Globalization;
using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary>Says of links to other sites which lead to nothing: each address is asked once, a few at a time.</summary>
internal sealed class OutsideCheck(OutsideRequests requests, TextWriter progress)
{
    private const int Together = 8;
    private const int BetweenLines = 50;

    /// <summary>A problem for every place of a link that does not lead where it says.</summary>
    public async Task<IReadOnlyList<ContentProblem>> ListAsync(IReadOnlyList<OutsideLink> links, CancellationToken cancellation)
    {
        var urls = links.Select(link => link.Url).Distinct().ToList();
        var answers = new ConcurrentDictionary<Uri, OutsideAnswer>();
        await Parallel.ForEachAsync(urls, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellation }, async (url, token) =>
        {
            answers[url] = await requests.AskAsync(url, token);
            if (answers.Count is var done && (done % BetweenLines == 0 || done == urls.Count)) await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"asked {done:N0} of {urls.Count:N0} addresses of other sites"));
        });
        var left = answers.Values.Count(answer => answer.State == OutsideState.Private);
        if (left > 0) await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{left:N0} of them lie in this network and were not asked; --external-private asks them too"));
        return [.. links.Select(link => Problem(link, answers[link.Url])).OfType<ContentProblem>()];
    }

    private static ContentProblem? Problem(OutsideLink link, OutsideAnswer answer) => answer.State switch
    {
        OutsideState.Gone => new(link.Path, link.Line, link.Column, ProblemCode.DeadOutside, $"{link.Url} is not there ({answer.Why})", "write another address, such as a copy at https://web.archive.org/, or remove the link"),
        OutsideState.Moved => new(link.Path, link.Line, link.Column, ProblemCode.MovedOutside, $"{link.Url} has moved for good", $"write {answer.Target}"),
        OutsideState.Unclear => new(link.Path, link.Line, link.Column, ProblemCode.UnclearOutside, $"nothing can be said of {link.Url} ({answer.Why})", "open it in a browser, and write another address if it is gone"),
        _ => null,
    };
}
