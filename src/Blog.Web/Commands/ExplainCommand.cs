using Blog.Content;
using Blog.Inspection;

namespace Blog.Web.Commands;

/// <summary><c>blog explain</c>: what a code of a problem means and what to write, in the words of the manual.</summary>
internal static class ExplainCommand
{
    public static int Run(string[] args) => args switch
    {
        [] => List(),
        [['-', ..] option, ..] => InspectionRun.Refuse($"explain has no option {ProblemText.Line(option)}: write a code such as BLG012, or nothing for all"),
        [var code] => Explain(code),
        _ => InspectionRun.Refuse("explain takes one code: write BLG012, or nothing for all"),
    };

    private static int List()
    {
        foreach (var code in ProblemCode.All) Console.Out.WriteLine($"{code.Id} {ProblemText.Severity(code.Severity),-7} {code.Title}");
        return Verbs.Fine;
    }

    private static int Explain(string written)
    {
        if (ProblemManual.Find(written) is not { } code)
        {
            var nearest = ProblemManual.ListNearest(written).Select(near => $"{near.Id} ({near.Title})").ToList();
            var hint = nearest.Count > 0 ? $"did you mean {string.Join(", or ", nearest)}?" : "blog explain lists all";
            Console.Error.WriteLine($"blog: no problem has the code {ProblemText.Line(written)}: {hint}");
            return Verbs.WrongUsage;
        }

        var explanation = ProblemManual.Explain(code);
        Console.Out.WriteLine($"""
            {code.Id} {code.Title} ({ProblemText.Severity(code.Severity)})

            {explanation.Meaning}

            What to write: {explanation.Remedy}

            In the manual: {explanation.Section}
            """);
        return Verbs.Fine;
    }
}
