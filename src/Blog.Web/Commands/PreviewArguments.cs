using System.Globalization;

namespace Blog.Web.Commands;

/// <summary>The arguments of <c>blog preview</c>.</summary>
/// <param name="File">The post to show; empty where something else is.</param>
/// <param name="Date">The day or instant to show the site at, as written; empty for none.</param>
/// <param name="Everything">The flag <c>--all</c>.</param>
/// <param name="Lifetime">How long the address is good.</param>
/// <param name="Settings">For the host's configuration.</param>
internal sealed record PreviewArguments(string File, string Date, bool Everything, TimeSpan Lifetime, string[] Settings)
{
    private const string Wanted = "preview needs one thing to show: a file such as posts/hello.md, --as-of 2027-03-09 or --all";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Sorts the arguments.</summary>
    /// <param name="wrong">What is wrong with the first that cannot be used.</param>
    /// <returns>Null where one cannot be used.</returns>
    public static PreviewArguments? Parse(string[] args, out string wrong)
    {
        var (file, date, everything, lifetime, settings) = ("", "", false, TimeSpan.FromDays(7), new List<string>());
        wrong = "";
        var subjects = 0;
        for (var index = 0; index < args.Length; index++)
        {
            var parts = args[index].Split('=', 2);
            if (!args[index].StartsWith('-'))
            {
                (file, subjects) = (args[index], subjects + 1);
                continue;
            }

            if (args[index] == "--all")
            {
                (everything, subjects) = (true, subjects + 1);
                continue;
            }

            var value = parts.Length == 2 ? parts[1] : ++index < args.Length ? args[index] : null;
            if (parts[0] is "--as-of" or "--expires" && string.IsNullOrWhiteSpace(value)) wrong = $"{parts[0]} needs a value: write {(parts[0] == "--as-of" ? "--as-of 2027-03-09" : "--expires 7d")}";
            else if (parts[0] == "--as-of") (date, subjects) = (value!, subjects + 1);
            else if (parts[0] == "--expires" && !TryLifetime(value!, out lifetime)) wrong = $"{value} is no time from 1m to 366d: write --expires 7d, 12h or 30m";
            else if (parts[0] != "--expires")
            {
                if (parts[0] == "--environment" || parts[0].StartsWith("--Blog:", StringComparison.OrdinalIgnoreCase)) wrong = value is null ? $"{parts[0]} needs a value" : "";
                else wrong = $"{parts[0]} is no option: write --as-of, --all, --expires or a setting such as --Blog:ContentPath content";
                if (wrong.Length == 0) settings.AddRange([parts[0], value!]);
            }

            if (wrong.Length > 0) return null;
        }

        if (subjects != 1 || file.Length + date.Length == 0 && !everything) wrong = Wanted;
        return wrong.Length > 0 ? null : new(file, date, everything, lifetime, [.. settings]);
    }

    private static bool TryLifetime(string text, out TimeSpan lifetime)
    {
        lifetime = default;
        if (!int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var minutes = text[^1] switch { 'd' => number * 1440L, 'h' => number * 60L, 'm' => number, _ => 0L };
        if (minutes < 1 || minutes > Longest.TotalMinutes) return false;
        lifetime = TimeSpan.FromMinutes(minutes);
        return true;
    }
}
