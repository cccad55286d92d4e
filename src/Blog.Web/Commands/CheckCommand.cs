using System.Globalization;
using Blog.Content;

namespace Blog.Web.Commands;

/// <summary><c>blog check</c>: every problem of the content folder at once, for authors and for machines that publish for them.</summary>
internal static class CheckCommand
{
    public static int Run(string[] args)
    {
        if (InspectionArguments.Parse(args, ["text", "json", "github"], canWarn: true, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is [var operand, ..]) return InspectionRun.Refuse($"check takes no {operand}: it looks at the whole folder; write --Blog:ContentPath for another");
        return InspectionRun.Run(arguments.Settings, (inspection, report, output) =>
        {
            Write(output, arguments.Format, report.Problems, inspection.Options.ContentPath);
            var errors = report.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
            var warnings = report.Problems.Count - errors;
            Console.Error.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")} in {Count(report.Changed, "file")}");
            return errors > 0 || arguments.WarnAsError && warnings > 0 ? Verbs.ContentHasErrors : Verbs.Fine;
        });
    }

    private static void Write(TextWriter output, string format, IReadOnlyList<ContentProblem> problems, string contentPath)
    {
        switch (format)
        {
            case "json":
                ProblemText.WriteJson(output, problems);
                break;
            case "github":
                // Annotations are placed by the path in the repository, which is where the workflow runs.
                var folder = Path.GetRelativePath(Environment.CurrentDirectory, contentPath).Replace('\\', '/');
                foreach (var problem in problems) output.WriteLine(ProblemText.Annotation(problem, folder));
                break;
            default:
                foreach (var problem in problems) output.WriteLine(ProblemText.Line(problem.ToString()));
                break;
        }
    }

    private static string Count(int number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
