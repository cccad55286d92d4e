using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Content;

namespace Blog.Web.Commands;

/// <summary>Problems in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.</summary>
internal static class ProblemSarif
{
    private static readonly List<ProblemCode> Codes = [.. ProblemCode.All];

    /// <param name="output">Gets one object.</param>
    /// <param name="problems">In order.</param>
    /// <param name="folder">The content folder, as the repository names it.</param>
    public static void Write(TextWriter output, IEnumerable<ContentProblem> problems, string folder) => output.WriteLine(JsonSerializer.Serialize(new Document(problems, folder), ProblemText.Json));

    private static string Level(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";

    private sealed class Document(IEnumerable<ContentProblem> problems, string folder)
    {
        [JsonPropertyName("$schema")]
        public string Schema => "https://json.schemastore.org/sarif-2.1.0.json";

        public string Version => "2.1.0";

        public object[] Runs =>
        [
            new
            {
                Tool = new { Driver = new { Name = "blog check", SemanticVersion = typeof(ProblemSarif).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0], Rules = Codes.Select(Rule) } },
                ColumnKind = "utf16CodeUnits",
                Results = problems.Select(Result),
            },
        ];

        private static object Rule(ProblemCode code) =>
            new { code.Id, ShortDescription = new { Text = code.Title }, FullDescription = new { Text = code.Why }, DefaultConfiguration = new { Level = Level(code.Severity) } };

        private object Result(ContentProblem problem) => new
        {
            RuleId = problem.Code.Id,
            RuleIndex = Codes.IndexOf(problem.Code),
            Level = Level(problem.Severity),
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
}
