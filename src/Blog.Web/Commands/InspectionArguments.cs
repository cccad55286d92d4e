namespace Blog.Web.Commands;

/// <summary>The arguments of the verbs that look at the content: options of their own, and settings as <c>blog serve</c> takes them.</summary>
/// <param name="Operands">What is no option.</param>
/// <param name="Format">One of those that the verb has.</param>
/// <param name="Flags">Options without a value, of those that the verb has.</param>
/// <param name="Settings">For the host's configuration.</param>
internal sealed record InspectionArguments(IReadOnlyList<string> Operands, string Format, IReadOnlyList<string> Flags, string[] Settings)
{
    private const string FormatOption = "--format";

    public bool Has(string flag) => Flags.Contains(flag);

    /// <summary>Sorts the arguments.</summary>
    /// <param name="args">Those after the verb.</param>
    /// <param name="formats">The verb's, the default first.</param>
    /// <param name="flags">Options of the verb that have no value.</param>
    /// <param name="wrong">What is wrong with the first that cannot be used.</param>
    /// <returns>Null where one cannot be used.</returns>
    public static InspectionArguments? Parse(string[] args, string[] formats, string[] flags, out string wrong)
    {
        var (format, given, operands, settings) = (formats[0], new List<string>(), new List<string>(), new List<string>());
        wrong = "";
        for (var index = 0; index < args.Length; index++)
        {
            var argument = args[index];
            if (flags.Contains(argument))
            {
                given.Add(argument);
                continue;
            }

            if (!argument.StartsWith('-'))
            {
                operands.Add(argument);
                continue;
            }

            var parts = argument.Split('=', 2);
            var value = parts.Length == 2 ? parts[1] : ++index < args.Length ? args[index] : null;
            wrong = parts[0] == FormatOption
                ? Array.IndexOf(formats, value) >= 0 ? "" : $"{FormatOption} needs one of {string.Join(", ", formats)}"
                : FindWrong(parts[0], value, flags);
            if (wrong.Length > 0) return null;
            if (parts[0] == FormatOption) format = value!;
            else settings.AddRange([parts[0], value!]);
        }

        return new(operands, format, given, [.. settings]);
    }

    private static string FindWrong(string option, string? value, string[] flags)
    {
        if (option == "--environment" || option.StartsWith("--Blog:", StringComparison.OrdinalIgnoreCase)) return value is null ? $"{option} needs a value" : "";
        if (option.StartsWith("--Blog__", StringComparison.OrdinalIgnoreCase)) return ServeArguments.FindWrong([option, ""])!;
        return $"{option} is no option: write {string.Join(", ", flags.Prepend(FormatOption))} or a setting such as --Blog:ContentPath content";
    }
}
