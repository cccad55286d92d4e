using System.Globalization;
using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog check</c>: every problem of the content folder at once, for authors and for machines that publish for them.</summary>
internal static class CheckCommand
{
    private const string WarnAsError = "--warn-as-error";
    private const string Frames = "--frames";

    private const string External = "--external", ExternalPrivate = "--external-private";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly VerbOptions Options = new([WarnAsError, Frames, External, ExternalPrivate], new Dictionary<string, string[]> { ["--format"] = ["text", "json", "github", "sarif"] });

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is [var operand, ..]) return InspectionRun.Refuse($"check takes no {operand}: it looks at the whole folder; write --Blog:ContentPath for another");
        if (arguments.Has(Frames) && arguments.Format != "text") return InspectionRun.Refuse($"{Frames} shows lines to people: leave out --format {arguments.Format}, or {Frames}");
        return InspectionRun.Run(arguments.Settings, (inspection, report, output, cancellation) =>
        {
            var problems = inspection.ListProblems(cancellation);
            if (arguments.Has(External) || arguments.Has(ExternalPrivate)) problems = [.. problems.Concat(AskOthers(inspection, arguments.Has(ExternalPrivate), cancellation)).Order(ProblemOrder.InFile)];
            // A program that reads lines gets lines.
            if (arguments.Format == "text" && (arguments.Has(Frames) || !Console.IsOutputRedirected)) WriteFrames(output, problems, inspection.Frames);
            else Write(output, arguments.Format, problems, inspection.Options.ContentPath);
            // Where both go to one file, the sum comes last.
            output.Flush();
            var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
            var warnings = problems.Count - errors;
            Console.Error.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")} in {Count(report.Changed, "file")}");
            return errors > 0 || arguments.Has(WarnAsError) && warnings > 0 ? Verbs.ContentHasErrors : Verbs.Fine;
        });
    }

    private static IReadOnlyList<ContentProblem> AskOthers(ContentInspection inspection, bool asksPrivate, CancellationToken cancellation)
    {
        using var requests = new OutsideRequests(Patience, asksPrivate);
        return new OutsideCheck(requests, Console.Error).ListAsync(inspection.ListOutsideLinks(), cancellation).GetAwaiter().GetResult();
    }

    private static void Write(TextWriter output, string format, IReadOnlyList<ContentProblem> problems, string contentPath)
    {
        // Annotations are placed by the path in the repository, which is where the workflow runs.
        var folder = Path.GetRelativePath(Environment.CurrentDirectory, contentPath).Replace('\\', '/');
        switch (format)
        {
            case "json":
                ProblemText.WriteJson(output, problems);
                break;
            case "sarif":
                ProblemSarif.Write(output, problems, folder);
                break;
            case "github":
                foreach (var problem in problems) output.WriteLine(ProblemText.Annotation(problem, folder));
                break;
            default:
                foreach (var problem in problems) output.WriteLine(ProblemText.Line(problem.ToString()));
                break;
        }
    }

    private static void WriteFrames(TextWriter output, IReadOnlyList<ContentProblem> problems, SourceFrames frames)
    {
        foreach (var problem in problems)
        {
            foreach (var line in frames.Of(problem)) output.WriteLine(ProblemText.Line(line));
            output.WriteLine();
        }
    }

    private static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
