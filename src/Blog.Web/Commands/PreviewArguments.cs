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
    private const string All = "--all", AsOf = "--as-of", Expires = "--expires";

    private const string Wanted = "preview needs one thing to show: a file such as posts/hello.md, --as-of 2027-03-09 or --all";

    private static readonly VerbOptions Options = new([All], new Dictionary<string, string[]> { [AsOf] = [], [Expires] = [] });

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Sorts the arguments.</summary>
    /// <param name="wrong">What is wrong with the first that cannot be used.</param>
    /// <returns>Null where one cannot be used.</returns>
    public static PreviewArguments? Parse(string[] args, out string wrong)
    {
        if (VerbArguments.Parse(args, Options, out wrong) is not { } arguments) return null;
        var (lifetime, subjects) = (TimeSpan.FromDays(7), arguments.Operands.Count + arguments.Values[AsOf].Count() + (arguments.Has(All) ? 1 : 0));
        if (arguments.Values[AsOf].Any(string.IsNullOrWhiteSpace)) wrong = $"{AsOf} needs a value: write {AsOf} 2027-03-09";
        else if (arguments.Values[Expires].Any(string.IsNullOrWhiteSpace)) wrong = $"{Expires} needs a value: write {Expires} 7d";
        else if (arguments.Find(Expires) is { } written && !TryLifetime(written, out lifetime)) wrong = $"{written} is no time from 1m to 366d: write {Expires} 7d, 12h or 30m";
        else if (subjects != 1 || arguments.Operands is [""]) wrong = Wanted;
        return wrong.Length > 0 ? null : new(arguments.Operands.FirstOrDefault(""), arguments.Find(AsOf) ?? "", arguments.Has(All), lifetime, arguments.Settings);
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
