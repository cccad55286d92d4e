using System.Diagnostics;
using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog new</c>: begins a post. It writes into the content folder, and replaces nothing there.</summary>
internal static class NewCommand
{
    private static readonly VerbOptions Options = new(
        ["--draft", "--bundle"],
        new Dictionary<string, string[]> { ["--tag"] = [], ["--lang"] = [], ["--date"] = [], ["--folder"] = [], ["--slug"] = [] });

    private static readonly string[] Editors = ["VISUAL", "EDITOR"];

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is not [var title] || new NewPost(title) { At = default }.Title.Length == 0)
            return InspectionRun.Refuse("new needs one title: write it between quotes, as in blog new \"Low tide\"");
        var path = "";
        var code = InspectionRun.Run(arguments.Settings, (inspection, _, output) =>
        {
            var (exit, made) = Make(title, arguments, inspection, output);
            path = made;
            return exit;
        });
        return code == Verbs.Fine && !Console.IsInputRedirected && !Console.IsOutputRedirected ? Open(path) : code;
    }

    private static (int Code, string Path) Make(string title, VerbArguments arguments, ContentInspection inspection, TextWriter output)
    {
        if (inspection.ReadDate(arguments.Find("--date")) is not { } at)
            return (InspectionRun.Refuse($"--date {ProblemText.Line(arguments.Find("--date")!)} is no date: write a day such as 2026-12-24, or 2026-12-24T09:00"), "");
        var post = new NewPost(title)
        {
            Tags = [.. arguments.Values["--tag"]],
            IsDraft = arguments.Flags.Contains("--draft"),
            Language = arguments.Find("--lang")?.Trim() ?? "",
            At = at,
            Folder = arguments.Find("--folder"),
            IsBundle = arguments.Flags.Contains("--bundle"),
            Slug = arguments.Find("--slug") ?? "",
        };
        var reason = "";
        try
        {
            if (inspection.Plan(post, out reason) is { } plan)
            {
                NewFile.Create(inspection.Options.ContentPath, plan.Path, plan.Text);
                var path = Path.GetFullPath(plan.Path, inspection.Options.ContentPath);
                output.WriteLine(ProblemText.Line(Shown(path)));
                output.WriteLine(inspection.Options.BaseUrl is { } site ? site.AbsoluteUri.TrimEnd('/') + SitePaths.Encode(plan.Url) : plan.Url);
                return (Verbs.Fine, path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = $"{error.Message.TrimEnd('.')}: make {inspection.Options.ContentPath} writable for who writes posts, or write another --folder";
        }

        Console.Error.WriteLine(ProblemText.Line($"blog: {reason}"));
        return (Verbs.ContentHasErrors, "");
    }

    /// <summary>As seen from the current folder, where it lies below it.</summary>
    internal static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path) is var near && !near.StartsWith("..", StringComparison.Ordinal) ? near : path;

    /// <summary>Opens the author's editor, if one is set. It may come with arguments, as in <c>code --wait</c>, so that a shell has to read it.</summary>
    private static int Open(string path)
    {
        var editor = Editors.Select(Environment.GetEnvironmentVariable).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        if (editor is null || OperatingSystem.IsWindows()) return Verbs.Fine;
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$1\"", "blog", path]));
        process!.WaitForExit();
        return Verbs.Fine;
    }
}
