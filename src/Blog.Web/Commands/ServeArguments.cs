using Blog.Web.Hosting;

namespace Blog.Web.Commands;

/// <summary>Checks the arguments of <c>blog serve</c>: the host's configuration would pass over a misspelt one in silence.</summary>
internal static class ServeArguments
{
    // What the host itself understands, beside the settings of the site.
    private static readonly string[] Names = ["urls", "environment", "contentRoot", "applicationName", "webRoot", "http_ports", "https_ports", GracefulStop.LongestKey];
    private static readonly string[] Sections = ["Blog:", "Logging:", "Kestrel:"];

    /// <summary>What is wrong with the first argument that cannot be used; null where all can.</summary>
    public static string? FindWrong(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal)) return $"{argument} is no option: write --Blog:Title \"My site\", or --urls http://localhost:5080";
            var name = argument[2..].Split('=')[0];
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase) && !Array.Exists(Sections, section => $"{name}:".StartsWith(section, StringComparison.OrdinalIgnoreCase)))
            {
                return name.StartsWith("Blog__", StringComparison.OrdinalIgnoreCase)
                    ? $"--{name} is no option: write --Blog:{name[6..]} on the command line, or {name} in the environment"
                    : $"--{name} is no option: write --urls, --environment or a setting such as --Blog:Title";
            }

            if (argument.Contains('=', StringComparison.Ordinal)) continue;
            if (++index == arguments.Count) return $"--{name} needs a value";
        }

        return null;
    }
}
