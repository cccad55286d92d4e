using System.Globalization;
using System.Text.Json;
using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog why</c>: why a post is here or not, and where each of its values comes from. Tells of hidden posts, since it is their author who asks.</summary>
internal static class WhyCommand
{
    private static readonly VerbOptions Options = new([], new Dictionary<string, string[]> { ["--format"] = ["text", "json"] });

    public static int Run(string[] args)
    {
        if (VerbArguments.Parse(args, Options, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        if (arguments.Operands is not [{ Length: > 0 } asked]) return InspectionRun.Refuse("why needs one file or address: write posts/hello.md or /posts/hello/");
        return InspectionRun.Run(arguments.Settings, (inspection, _, output) =>
        {
            if (inspection.Explain(asked) is not { } explanation)
            {
                Console.Error.WriteLine(ProblemText.Line($"{asked}: no file of {inspection.Options.ContentPath} and no address of the site: write a path such as posts/hello.md, or /posts/hello/"));
                return Verbs.ContentHasErrors;
            }

            if (arguments.Format == "json") output.WriteLine(JsonSerializer.Serialize(Fields(explanation), ProblemText.Json));
            else foreach (var line in Lines(explanation)) output.WriteLine(ProblemText.Line(line));
            return Verbs.Fine;
        });
    }

    private static IEnumerable<string> Lines(Explanation explanation)
    {
        if (explanation.Answer.Length > 0) yield return $"{explanation.Asked} {explanation.Answer}";
        foreach (var (index, file) in explanation.Files.Index())
        {
            if (index > 0 || explanation.Answer.Length > 0) yield return "";
            foreach (var line in Lines(file)) yield return line;
        }
    }

    private static IEnumerable<string> Lines(FileExplanation file)
    {
        yield return $"{file.Path} {file.Summary}";
        if (file.IsPublic is true) yield return "public: yes";
        foreach (var reason in file.HiddenBecause) yield return $"public: no – {reason}";
        if (file.IsPublic is false && file.HiddenBecause.Count == 0) yield return "public: no";
        var once = file.IsPublic is false ? ", once it is public" : "";
        foreach (var place in file.Places) yield return place.Value == "yes" ? $"{place.Name}: yes{once}" : Joined(place);
        if (file.FrontMatter is not null) yield return $"front matter: {file.FrontMatter}";
        foreach (var value in file.Values) yield return Joined(value);
        foreach (var key in file.Unused) yield return string.Create(CultureInfo.InvariantCulture, $"not used: {key.Key}, line {key.Line} – {key.Reason}");
        foreach (var problem in file.Problems) yield return $"problem: {problem}";
    }

    private static string Joined(ExplainedValue value)
    {
        var shown = value.Value is { } text ? value.Name is "title" or "description" ? $"\"{text}\"" : text : "none";
        return $"{value.Name}: {shown} – {value.Origin}";
    }

    private static object Fields(Explanation explanation) => new
    {
        explanation.Asked,
        explanation.Answer,
        Files = explanation.Files.Select(file => new
        {
            file.Path,
            file.Summary,
            Public = file.IsPublic,
            file.HiddenBecause,
            Places = file.Places.Select(Fields),
            file.FrontMatter,
            Values = file.Values.Select(Fields),
            file.Unused,
            Problems = file.Problems.Select(ProblemText.Fields),
        }),
    };

    private static object Fields(ExplainedValue value) => new { value.Name, value.Value, value.Origin, value.Key, value.Line };
}
