namespace Blog.Web.Commands;

/// <summary>What a verb understands beside settings.</summary>
/// <param name="Flags">Options without a value, such as <c>--draft</c>.</param>
/// <param name="Choices">Options with a value: those that it may have, the default first; empty for any.</param>
internal sealed record VerbOptions(IReadOnlyList<string> Flags, IReadOnlyDictionary<string, string[]> Choices);

/// <summary>The arguments of a verb: its own options, and settings as <c>blog serve</c> takes them. After <c>--</c> nothing is an option.</summary>
/// <param name="Operands">What is no option.</param>
/// <param name="Flags">Those that are written.</param>
/// <param name="Values">What is written of each option, in order.</param>
/// <param name="Settings">For the host's configuration.</param>
internal sealed record VerbArguments(IReadOnlyList<string> Operands, IReadOnlySet<string> Flags, ILookup<string, string> Values, string[] Settings)
{
    /// <summary>Sorts the arguments.</summary>
    /// <param name="args">Those after the verb.</param>
    /// <param name="known">The verb's own.</param>
    /// <param name="wrong">What is wrong with the first that cannot be used.</param>
    /// <returns>Null where one cannot be used.</returns>
    public static VerbArguments? Parse(string[] args, VerbOptions known, out string wrong)
    {
        var (operands, flags, values, settings) = (new List<string>(), new HashSet<string>(), new List<(string Name, string Value)>(), new List<string>());
        wrong = "";
        for (var index = 0; index < args.Length; index++)
        {
            var argument = args[index];
            if (argument == "--")
            {
                operands.AddRange(args[(index + 1)..]);
                break;
            }

            if (known.Flags.Contains(argument))
            {
                flags.Add(argument);
                continue;
            }

            if (!argument.StartsWith('-'))
            {
                operands.Add(argument);
                continue;
            }

            var parts = argument.Split('=', 2);
            var value = parts.Length == 2 ? parts[1] : ++index < args.Length ? args[index] : null;
            wrong = FindWrong(parts[0], value, known);
            if (wrong.Length > 0) return null;
            if (known.Choices.ContainsKey(parts[0])) values.Add((parts[0], value!));
            else settings.AddRange([parts[0], value!]);
        }

        return new(operands, flags, values.ToLookup(pair => pair.Name, pair => pair.Value), [.. settings]);
    }

    /// <summary>The last value of an option; null where it is not written.</summary>
    public string? Find(string option) => Values[option].LastOrDefault();

    public bool Has(string flag) => Flags.Contains(flag);

    /// <summary>The form of the results: <c>--format</c>, else text.</summary>
    public string Format => Find("--format") ?? "text";

    private static string FindWrong(string option, string? value, VerbOptions known)
    {
        if (known.Choices.TryGetValue(option, out var choices))
            return value is null || choices.Length > 0 && !choices.Contains(value) ? $"{option} needs {(choices.Length > 0 ? $"one of {string.Join(", ", choices)}" : "a value")}" : "";
        if (option == "--environment" || option.StartsWith("--Blog:", StringComparison.OrdinalIgnoreCase)) return value is null ? $"{option} needs a value" : "";
        if (option.StartsWith("--Blog__", StringComparison.OrdinalIgnoreCase)) return ServeArguments.FindWrong([option, ""])!;
        var all = string.Join(", ", known.Flags.Concat(known.Choices.Keys));
        return $"{option} is no option: write {all} or a setting such as --Blog:ContentPath content";
    }
}
