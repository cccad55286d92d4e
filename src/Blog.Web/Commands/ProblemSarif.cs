using System.Reflection;
using System.Text.Json;
using Blog.Content;

namespace Blog.Web.Commands;

/// <summary>Problems in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.</summary>
internal static class ProblemSarif
{
    private static readonly List<ProblemCode> Codes = [.. ProblemCode.All];

    /// <param name="output">Gets one object.</param>
    /// <param name="problems">In order.</param>
    /// <param name="folder">The content folder, as the repository names it.</param>
    public static void Write(TextWriter output, IEnumerable<ContentProblem> problems, string folder)
    {
        var version = typeof(ProblemSarif).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    Tool = new { Driver = new { Name = "blog check", SemanticVersion = version, Rules = Codes.Select(Rule) } },
                    ColumnKind = "utf16CodeUnits",
                    Results = problems.Select(problem => Result(problem, folder)),
                },
            },
        }, ProblemText.Json));
    }

    private static object Rule(ProblemCode code) =>
        new { code.Id, ShortDescription = new { Text = code.Title }, FullDescription = new { Text = code.Why }, DefaultConfiguration = new { Level = ProblemText.Severity(code.Severity) } };

    private static object Result(ContentProblem problem, string folder) => new
    {
        RuleId = problem.Code.Id,
        RuleIndex = Codes.IndexOf(problem.Code),
        Level = ProblemText.Severity(problem.Severity),
        Message = new { Text = problem.Suggestion.Length == 0 ? problem.Message : $"{problem.Message}: {problem.Suggestion}" },
        Locations = new[]
        {
            new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = new { Uri = SitePaths.Encode(ProblemText.FileInRepository(problem, folder)) },
                    Region = new { StartLine = problem.Line, StartColumn = problem.Column },
                },
            },
        },
    };
}
