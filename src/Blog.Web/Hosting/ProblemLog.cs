using Blog.Content;

namespace Blog.Web.Hosting;

/// <summary>Says each problem once, when it appears; of many warnings of one kind the first, lest an old blog drown what matters.</summary>
internal sealed partial class ProblemLog(ILogger log)
{
    private const int MostWarnings = 20;

    private IReadOnlyList<ContentProblem> said = [];
    private IReadOnlyList<string> saidOfMemory = [];

    /// <param name="problems">All that there are now.</param>
    public void Say(IReadOnlyList<ContentProblem> problems)
    {
        foreach (var alike in problems.Except(said).GroupBy(problem => problem.Code))
        {
            var isError = alike.First().Severity == ProblemSeverity.Error;
            foreach (var problem in isError ? alike : alike.Take(MostWarnings)) LogProblem(log, isError ? LogLevel.Error : LogLevel.Warning, problem);
            if (!isError && alike.Count() > MostWarnings) LogMore(log, alike.Count() - MostWarnings, alike.Key.Id);
        }

        said = problems;
    }

    /// <param name="troubles">With what is remembered, all that there are now.</param>
    public void SayOfMemory(IReadOnlyList<string> troubles)
    {
        foreach (var trouble in troubles.Except(saidOfMemory)) LogMemory(log, trouble);
        saidOfMemory = troubles;
    }

    [LoggerMessage(EventId = 2, Message = "{Problem}")]
    private static partial void LogProblem(ILogger log, LogLevel level, ContentProblem problem);

    [LoggerMessage(EventId = 13, Level = LogLevel.Warning, Message = "{Trouble}")]
    private static partial void LogMemory(ILogger log, string trouble);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "{Count} more warnings {Code}: the command check says each")]
    private static partial void LogMore(ILogger log, int count, string code);
}
