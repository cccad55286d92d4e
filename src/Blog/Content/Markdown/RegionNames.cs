using System.Globalization;

namespace Blog.Content.Markdown;

/// <summary>Names of scroll regions: landmarks of one page must differ in name, so the second of a kind is numbered.</summary>
internal sealed class RegionNames
{
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    public string Next(string name)
    {
        var number = used[name] = used.GetValueOrDefault(name) + 1;
        return number == 1 ? name : $"{name} ({number.ToString(CultureInfo.InvariantCulture)})";
    }
}
