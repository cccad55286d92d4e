using System.Globalization;
using System.Text.Json.Nodes;

namespace Blog.Content;

/// <summary>Values as a program that reads YAML 1.2 sees them: what is not quoted may be a number, a boolean or nothing.</summary>
internal static class FrontMatterJsonValue
{
    public static JsonNode? Of(FrontMatterNode node) => node switch
    {
        FrontMatterScalar scalar => Of(scalar),
        FrontMatterList list => new JsonArray([.. list.Items.Select(Of)]),
        FrontMatterMap map => Of(map),
        _ => null,
    };

    public static JsonObject Of(FrontMatterMap map)
    {
        var fields = new JsonObject();
        foreach (var entry in map.Entries) fields[entry.Key] = Of(entry.Value);
        return fields;
    }

    private static JsonValue? Of(FrontMatterScalar scalar)
    {
        if (scalar.IsQuoted) return JsonValue.Create(scalar.Value);
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ when char.IsAsciiDigit(scalar.Value[^1]) && double.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real) => JsonValue.Create(real),
            _ => JsonValue.Create(scalar.Value),
        };
    }
}
