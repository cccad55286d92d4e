using System.Text;
using System.Text.Json;
using Blog.Diagnosis;
using Blog.Web.Hosting;
using Blog.Web.Http;

namespace Blog.Web.Commands;

/// <summary><c>blog doctor</c>: a line for each thing that a site needs of its machine and its settings. Starts nothing and leaves nothing behind.</summary>
internal static class DoctorCommand
{
    private const string Urls = "--urls";

    private static readonly VerbOptions Options = new([], new Dictionary<string, string[]> { ["--format"] = ["text", "json"], [Urls] = [] });

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is [var operand, ..]) return InspectionRun.Refuse($"doctor takes no {ProblemText.Line(operand)}: write --format json, {Urls} or a setting such as --Blog:ContentPath content");
        var host = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments.Settings, ContentRootPath = AppContext.BaseDirectory });
        host.WebHost.UseStaticWebAssets();
        List<Finding> findings =
        [
            .. Checkup.List(SettingSources.Read(host.Configuration), host.Environment.EnvironmentName, TimeProvider.System, new Machine()),
            new Diagrams(host.Environment).AreDrawn
                ? Finding.Ok("diagrams", "mermaid is part of the program")
                : Finding.Warning("diagrams", "mermaid is missing, so that diagrams are shown as their source", "build the program where npm is installed"),
            .. Listening.List(arguments.Find(Urls) ?? host.Configuration["urls"], host.Configuration["http_ports"]),
        ];
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (arguments.Format == "json") output.WriteLine(JsonSerializer.Serialize(findings.Select(Fields), ProblemText.Json));
        else foreach (var finding in findings) output.WriteLine(ProblemText.Line(finding.ToString()));
        return findings.Exists(finding => finding.Level == FindingLevel.Error) ? Verbs.ContentHasErrors : Verbs.Fine;
    }

    private static object Fields(Finding finding) => new { finding.Check, Level = finding.Level switch { FindingLevel.Ok => "ok", FindingLevel.Warning => "warning", _ => "error" }, finding.Message, finding.Advice };
}
