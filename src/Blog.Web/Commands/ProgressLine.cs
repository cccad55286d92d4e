using System.Diagnostics;
using System.Globalization;

namespace Blog.Web.Commands;

/// <summary>Says how far a long load is: one line that changes on a terminal, a line now and then elsewhere, and nothing of a short one.</summary>
internal sealed class ProgressLine(TextWriter writer, bool isTerminal) : IProgress<LoadProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private TimeSpan next = Patience;
    private bool isShown;

    public void Report(LoadProgress value)
    {
        var isLast = value.Read == value.Files;
        if (!isShown && isLast || sinceStart.Elapsed < next && !isLast) return;
        var text = string.Create(CultureInfo.InvariantCulture, $"read {value.Read:N0} of {value.Files:N0} files");
        // What is counted after it starts on a line of its own.
        if (isTerminal) writer.Write(isLast ? $"\r{text}{Environment.NewLine}" : $"\r{text}");
        else writer.WriteLine(text);
        isShown = true;
        next = sinceStart.Elapsed + (isTerminal ? BetweenChanges : BetweenLines);
    }
}
