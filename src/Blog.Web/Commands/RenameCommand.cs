using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog rename</c>: gives a post another name and keeps its old address alive. Beside <c>new</c> the one verb that writes into the content folder.</summary>
internal static class RenameCommand
{
    private const string DryRun = "--dry-run";

    private static readonly VerbOptions Options = new([DryRun], new Dictionary<string, string[]>());

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is not [{ Length: > 0 } from, { Length: > 0 } to]) return InspectionRun.Refuse("rename needs two names: write posts/hello.md posts/good-day.md");
        return InspectionRun.Run(arguments.Settings, (inspection, _, output) => Rename(from, to, arguments.Flags.Contains(DryRun), inspection, output));
    }

    private static int Rename(string from, string to, bool isDry, ContentInspection inspection, TextWriter output)
    {
        var reason = "";
        try
        {
            if (inspection.PlanRename(from, to, out reason) is { } plan)
            {
                var before = isDry ? [] : inspection.ListProblems();
                if (!isDry) plan.Apply(inspection.Options.ContentPath);
                output.WriteLine(ProblemText.Line(NewCommand.Shown(Path.GetFullPath(plan.Path, inspection.Options.ContentPath))));
                output.WriteLine(inspection.Options.BaseUrl is { } site ? site.AbsoluteUri.TrimEnd('/') + SitePaths.Encode(plan.Url) : plan.Url);
                // Links are the author's to mend: a file that was not named is not touched.
                if (!isDry) foreach (var problem in inspection.ListNewProblems(before)) Console.Error.WriteLine(ProblemText.Line(problem.ToString()));
                return Verbs.Fine;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = $"{error.Message.TrimEnd('.')}: make {inspection.Options.ContentPath} writable for who writes posts, or write another name";
        }

        Console.Error.WriteLine(ProblemText.Line($"blog: {reason}"));
        return Verbs.ContentHasErrors;
    }
}
