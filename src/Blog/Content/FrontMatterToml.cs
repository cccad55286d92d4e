using System.Globalization;
using System.Text.RegularExpressions;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Blog.Content;

/// <summary>Parses TOML into nodes with places. Dates stay the text they were written as.</summary>
internal static partial class FrontMatterToml
{
    private const int MaximumDepth = 32;

    /// <summary>The table that <paramref name="text"/> holds.</summary>
    /// <param name="firstLine">Line of the file that the text starts on, one-based.</param>
    /// <exception cref="FrontMatterException">The text is not TOML.</exception>
    public static FrontMatterMap Parse(string text, int firstLine = 1)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text, sourceName: null, validate: true);
        }
        catch (TomlException error)
        {
            throw new FrontMatterException(ProblemCode.FrontMatterTooLarge, firstLine, 1, error.Message.TrimEnd('.'), "write plain keys and values");
        }

        if (document.HasErrors) throw Explain(document, text, firstLine);
        var builder = new Builder(firstLine);
        var root = new Table(1, 0);
        builder.Add(root, document.KeyValues, 0);
        foreach (var table in document.Tables)
        {
            if (table.Name is null) continue;
            var target = builder.Open(root, table.Name, table is TableArraySyntax);
            builder.Add(target, table.Items, 1);
        }

        return Builder.Finish(root, 0);
    }

    private static FrontMatterException Explain(DocumentSyntax document, string text, int firstLine)
    {
        foreach (var message in document.Diagnostics)
        {
            if (message.Kind != DiagnosticMessageKind.Error) continue;
            var start = message.Span.Start;
            if (SlipOf(text.Split('\n').ElementAtOrDefault(start.Line) ?? "") is { } slip)
                return new(ProblemCode.BadFrontMatter, firstLine + start.Line, slip.Column, slip.Message, slip.Suggestion);
            return new(ProblemCode.BadFrontMatter, firstLine + Math.Max(0, start.Line), Math.Max(0, start.Column) + 1,
                $"this is not TOML ({ContentText.SingleLine(message.Message).TrimEnd('.')})", "write key = \"value\" on each line");
        }

        return new(ProblemCode.BadFrontMatter, firstLine, 1, "this is not TOML", "write key = \"value\" on each line");
    }

    /// <summary>The two slips that are made most: YAML's colon, and text without quotes.</summary>
    private static (int Column, string Message, string Suggestion)? SlipOf(string line)
    {
        if (KeyAndValue().Match(line) is not { Success: true } match) return null;
        var (key, sign, value) = (match.Groups["key"].Value, match.Groups["sign"], match.Groups["value"]);
        var text = value.Value.TrimEnd();
        var isText = char.IsLetter(text[0]) && text is not ("true" or "false" or "inf" or "nan") && !text.Contains('"', StringComparison.Ordinal);
        var written = isText ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"" : text;
        if (sign.Value == ":") return (sign.Index + 1, $"TOML has = after a key, and no colon", $"write {key} = {written}");
        return isText ? (value.Index + 1, $"the value of {key} is text and needs quotes", $"write {key} = {written}") : null;
    }

    [GeneratedRegex(@"^\s*(?<key>[A-Za-z_][\w.-]*)\s*(?<sign>[:=])\s*(?<value>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();

    /// <summary>A table while it is filled: dotted keys and later headers add to it.</summary>
    private sealed record Table(int Line, int Column)
    {
        public List<(string Key, object Value, int Line, int Column)> Entries { get; } = [];
    }

    private sealed class Builder(int firstLine)
    {
        public void Add(Table table, IEnumerable<SyntaxNode> items, int depth)
        {
            foreach (var item in items.OfType<KeyValueSyntax>())
            {
                if (item.Key is null) continue;
                var (target, name) = Walk(table, item.Key);
                var (line, column) = Place(item.Key);
                target.Entries.Add((name, Read(item.Value, depth + 1, line, column), line, column));
            }
        }

        public Table Open(Table root, KeySyntax header, bool isArray)
        {
            var (parent, name) = Walk(root, header);
            var (line, column) = Place(header);
            var existing = parent.Entries.FindIndex(entry => entry.Key == name);
            var table = new Table(line, column);
            if (existing < 0)
            {
                parent.Entries.Add((name, isArray ? new List<Table> { table } : table, line, column));
                return table;
            }

            switch (parent.Entries[existing].Value)
            {
                case List<Table> list:
                    list.Add(table);
                    return table;
                case Table known:
                    return known;
                default:
                    throw new FrontMatterException(ProblemCode.BadFrontMatter, line, column, $"{name} is given twice", "keep one of the two");
            }
        }

        public static FrontMatterMap Finish(Table table, int depth)
        {
            if (depth > MaximumDepth) throw TooDeep(table.Line, table.Column);
            var entries = table.Entries.ConvertAll(entry => new FrontMatterEntry(entry.Key, entry.Value switch
            {
                Table inner => Finish(inner, depth + 1),
                List<Table> list => new FrontMatterList(list.ConvertAll<FrontMatterNode>(inner => Finish(inner, depth + 1)), entry.Line, entry.Column),
                var node => (FrontMatterNode)node,
            }, entry.Line, entry.Column));
            return new FrontMatterMap(entries, table.Line, Math.Max(1, table.Column));
        }

        private (Table Table, string Name) Walk(Table table, KeySyntax key)
        {
            var name = Name(key.Key);
            foreach (var dotted in key.DotKeys)
            {
                var (line, column) = Place(key);
                var found = table.Entries.FindLast(entry => entry.Key == name).Value;
                var next = found switch
                {
                    Table known => known,
                    List<Table> list => list[^1],
                    null => new Table(line, column),
                    _ => throw new FrontMatterException(ProblemCode.BadFrontMatter, line, column, $"{name} is given twice", "keep one of the two"),
                };
                if (found is null) table.Entries.Add((name, next, line, column));
                table = next;
                name = Name(dotted.Key);
            }

            return (table, name);
        }

        private FrontMatterNode Read(ValueSyntax? value, int depth, int line, int column)
        {
            if (value is null) return new FrontMatterScalar("", false, line, column);
            (line, column) = Place(value);
            if (depth > MaximumDepth) throw TooDeep(line, column);
            switch (value)
            {
                case StringValueSyntax text:
                    return new FrontMatterScalar(text.Value ?? "", true, line, column);
                case BooleanValueSyntax boolean:
                    return new FrontMatterScalar(boolean.Value ? "true" : "false", false, line, column);
                case IntegerValueSyntax integer:
                    return new FrontMatterScalar(integer.Value.ToString(CultureInfo.InvariantCulture), false, line, column);
                case ArraySyntax array:
                    return new FrontMatterList([.. array.Items.Select(item => Read(item.Value, depth + 1, line, column))], line, column);
                case InlineTableSyntax inline:
                    var table = new Table(line, column);
                    Add(table, inline.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>(), depth);
                    return Finish(table, depth);
                default:
                    return new FrontMatterScalar(value.ToString().Trim(), false, line, column);
            }
        }

        private (int Line, int Column) Place(SyntaxNode node) => (firstLine + node.Span.Start.Line, node.Span.Start.Column + 1);

        private static string Name(BareKeyOrStringValueSyntax? key) => key switch
        {
            BareKeySyntax bare => bare.Key?.Text ?? "",
            StringValueSyntax text => text.Value ?? "",
            _ => "",
        };

        private static FrontMatterException TooDeep(int line, int column) =>
            new(ProblemCode.FrontMatterTooLarge, line, column, $"it nests deeper than {MaximumDepth} levels", "write plain keys and values");
    }
}
