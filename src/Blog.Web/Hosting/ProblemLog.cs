using Blog.Content;

namespace Blog.Web.Hosting;

/// <summary>Says each problem once, when it appears; of many warnings of one kind the first, lest an old blog drown what matters.</summary>
internal sealed partial class ProblemLog(ILogger log)
{
    private const int MostWarnings = 20;

    private IReadOnlyList<ContentProblem> said = [];
    private IReadOnlyList<string> saidOfMemory = [];
    private HeldRemoval? held;

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

    /// <param name="removal">What is gone and still served; null for nothing.</param>
    /// <param name="interval">How long at most.</param>
    public void SayHeld(HeldRemoval? removal, TimeSpan interval)
    {
        if (removal is not null && held is null) LogHeld(log, removal.Gone, removal.Left, removal.Known, interval.TotalSeconds, Environment.ProcessId);
        else if (removal is null && held is not null) LogNoLongerHeld(log);
        held = removal;
    }

    [LoggerMessage(EventId = 2, Message = "{Problem}")]
    private static partial void LogProblem(ILogger log, LogLevel level, ContentProblem problem);

    [LoggerMessage(EventId = 13, Level = LogLevel.Warning, Message = "{Trouble}")]
    private static partial void LogMemory(ILogger log, string trouble);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "{Count} more warnings {Code}: the command check says each")]
    private static partial void LogMore(ILogger log, int count, string code);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "{Gone} files are gone from the content folder at once; {Left} of {Known} posts and pages are left in it. What is gone is served for {Seconds} s more, lest a drive that is not mounted empty the site. To let it go now: kill -HUP {Process}; how long it is kept: the setting HoldInterval")]
    private static partial void LogHeld(ILogger log, int gone, int left, int known, double seconds, int process);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Nothing is held any longer: the site is what the content folder says")]
    private static partial void LogNoLongerHeld(ILogger log);
}
