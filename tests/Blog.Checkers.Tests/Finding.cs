using System.Text.Json;

namespace Blog.Checkers.Tests;

/// <summary>What a checker of markup or style has against a file.</summary>
internal sealed record Finding(string File, string Rule, string Message)
{
    public override string ToString() => $"{Path.GetFileName(File)}: {Rule}: {Message}";

    /// <summary>The Nu checker of the W3C: errors, and warnings too. Its rules have no names; its messages stand for them.</summary>
    public static async Task<List<Finding>> OfNuAsync(IEnumerable<string> files)
    {
        var jar = Path.Combine(Tool.Folder, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        var result = await Tool.RunAsync("java", [.. (string[])["-jar", jar, "--stdout", "--format", "json", "--Werror", "--also-check-css", "--also-check-svg"], .. files]);
        return [.. result.Json().GetProperty("messages").EnumerateArray().Select(message => new Finding(
            Text(message, "url"), Text(message, "type"), $"{Text(message, "message")} (line {Text(message, "lastLine")}: {Text(message, "extract")})"))];
    }

    public static async Task<List<Finding>> OfHtmlValidateAsync(IEnumerable<string> files)
    {
        // It ends before a long answer has gone through a pipe.
        using var answer = new SeededFiles(("answer.json", ""));
        var result = await Tool.NodeAsync("node_modules/html-validate/bin/html-validate.mjs", [.. (string[])["--config", "html-validate.config.mjs", "--formatter", $"json={answer.Files[0]}"], .. files]);
        return [.. from file in (result with { Output = await System.IO.File.ReadAllTextAsync(answer.Files[0]) }).Json().EnumerateArray()
                   from message in file.GetProperty("messages").EnumerateArray()
                   select new Finding(Text(file, "filePath"), Text(message, "ruleId"), $"{Text(message, "message")} (line {Text(message, "line")}, {Text(message, "selector")})")];
    }

    public static async Task<List<Finding>> OfStylelintAsync(IEnumerable<string> files)
    {
        var result = await Tool.NodeAsync("node_modules/stylelint/bin/stylelint.mjs", [.. (string[])["--config", "stylelint.config.mjs", "--formatter", "json"], .. files]);
        // Its findings go to the stream of errors.
        var output = result with { Output = result.Output.Length > 0 ? result.Output : result.Errors };
        return [.. from file in output.Json().EnumerateArray()
                   from warning in file.GetProperty("warnings").EnumerateArray()
                   select new Finding(Text(file, "source"), Text(warning, "rule"), $"{Text(warning, "text")} (line {Text(warning, "line")})")];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
