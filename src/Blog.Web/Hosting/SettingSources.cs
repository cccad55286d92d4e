using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Blog.Web.Hosting;

/// <summary>Finds the settings that stand outside of <c>blog.yaml</c>, with a name for the place of each.</summary>
internal static class SettingSources
{
    private const string Section = "Blog";

    /// <summary>Every value below <c>Blog</c>, the winner last.</summary>
    public static IReadOnlyList<SettingValue> Read(IConfigurationRoot configuration) =>
    [
        .. (from provider in configuration.Providers
           from name in provider.GetChildKeys([], Section).Distinct(StringComparer.OrdinalIgnoreCase)
           let value = Value(provider, $"{Section}:{name}")
           where value is not null
           select new SettingValue(name, value, Origin(provider, name))).Reverse().Distinct().Reverse(), // the host reads the command line twice, and its last place counts
    ];

    private static string? Value(IConfigurationProvider provider, string key)
    {
        if (provider.TryGet(key, out var value)) return value;
        // A list of plain values is one value. What is nested deeper cannot be said here, and is refused under the names it has.
        var items = provider.GetChildKeys([], key).Distinct().Select(index => provider.TryGet($"{key}:{index}", out var item) ? item ?? "" : index).ToList();
        return items.Count == 0 ? null : string.Join(',', items);
    }

    private static string Origin(IConfigurationProvider provider, string name) => provider switch
    {
        EnvironmentVariablesConfigurationProvider => $"environment variable {Section}__{name}",
        CommandLineConfigurationProvider => $"command line --{Section}:{name}",
        _ => $"setting {Section}:{name}",
    };
}
