namespace Blog.Content;

/// <summary>Yes and no, in all the ways that engines and YAML versions have them written.</summary>
internal static class FrontMatterBoolean
{
    private static readonly HashSet<string> Truthy = ["true", "yes", "y", "on", "1", "t", "x"];
    private static readonly HashSet<string> Falsy = ["false", "no", "n", "off", "0", "f"];

    /// <summary>Yes or no in any of the ways to write it; null for anything else.</summary>
    public static bool? Read(string value)
    {
        var word = value.Trim().ToLowerInvariant();
        return Truthy.Contains(word) ? true : Falsy.Contains(word) ? false : null;
    }

    /// <summary>The value is not a date: a boolean, or nothing that begins like one.</summary>
    public static bool IsWord(FrontMatterScalar value)
    {
        var text = value.Value.AsSpan().Trim();
        return text.Length < 6 || !text.ContainsAnyInRange('0', '9');
    }
}
