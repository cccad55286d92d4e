using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Blog.Content;

/// <summary>Parses YAML into nodes with places. Bounded in depth and in what aliases may expand to; tags are ignored.</summary>
public static class FrontMatterYaml
{
    private const int MaximumDepth = 32;
    private const int MaximumNodes = 20_000;

    /// <summary>The mapping that <paramref name="text"/> holds; an empty text is an empty mapping.</summary>
    /// <param name="text">YAML without fences.</param>
    /// <param name="firstLine">Line of the file that the text starts on, one-based.</param>
    /// <exception cref="FrontMatterException">The text is not a YAML mapping.</exception>
    public static FrontMatterMap Parse(string text, int firstLine = 1)
    {
        try
        {
            return Read(text, firstLine);
        }
        catch (YamlException error)
        {
            var repaired = FrontMatterYamlRepair.Repair(text);
            if (repaired is null) throw FrontMatterYamlAdvice.Explain(error, text, firstLine);
            try
            {
                return Read(repaired, firstLine);
            }
            catch (YamlException)
            {
                throw FrontMatterYamlAdvice.Explain(error, text, firstLine);
            }
        }
    }

    private static FrontMatterMap Read(string text, int firstLine)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            return Read(parser, firstLine);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException)
        {
            // The scanner of YamlDotNet 18.1 loses its own state on some broken flow mappings, such as "{a: b c: [".
            var mark = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(mark, mark, "brackets, quotes or colons do not match");
        }
    }

    private static FrontMatterMap Read(Parser parser, int firstLine)
    {
        var builder = new Builder(parser, firstLine);
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return FrontMatterMap.Empty with { Line = firstLine };
        parser.Consume<DocumentStart>();
        var node = builder.Read(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw new YamlException(parser.Current!.Start, parser.Current.End, "there is more than one document");
        return node switch
        {
            FrontMatterMap map => map,
            FrontMatterScalar { IsEmpty: true } => FrontMatterMap.Empty with { Line = firstLine },
            _ => throw new FrontMatterException(ProblemCode.BadFrontMatter, node.Line, node.Column, "this is not a list of keys with values", "write key: value"),
        };
    }

    private sealed class Builder(Parser parser, int firstLine)
    {
        private readonly Dictionary<AnchorName, FrontMatterNode> anchors = [];
        private int nodes;

        public FrontMatterNode Read(int depth)
        {
            var mark = parser.Current!.Start;
            int line = firstLine + (int)mark.Line - 1, column = (int)mark.Column;
            if (depth > MaximumDepth) throw TooLarge(line, column, $"it nests deeper than {MaximumDepth} levels");
            Count(1, line, column);
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                if (!anchors.TryGetValue(alias.Value, out var target))
                    throw new FrontMatterException(ProblemCode.BadFrontMatter, line, column, $"nothing is named &{alias.Value}", "write the value out");
                Count(Size(target), line, column);
                return target;
            }

            if (parser.Current is not NodeEvent begun) throw new YamlException(mark, mark, "a key has no value");
            var anchor = begun.Anchor;
            FrontMatterNode node;
            if (parser.TryConsume<Scalar>(out var scalar))
            {
                node = new FrontMatterScalar(scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any), line, column);
            }
            else if (parser.TryConsume<SequenceStart>(out _))
            {
                var items = new List<FrontMatterNode>();
                while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(depth + 1));
                node = new FrontMatterList(items, line, column);
            }
            else
            {
                parser.Consume<MappingStart>();
                var entries = new List<FrontMatterEntry>();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var key = Read(depth + 1);
                    var name = key is FrontMatterScalar text ? text.Value : "";
                    entries.Add(new FrontMatterEntry(name, Read(depth + 1), key.Line, key.Column));
                }

                if (entries.Exists(entry => entry.Key == "<<")) Merge(entries);
                node = new FrontMatterMap(entries, line, column);
            }

            if (!anchor.IsEmpty) anchors[anchor] = node;
            return node;
        }

        /// <summary>YAML's merge key: what it names stands here too, unless a key of the same name does.</summary>
        private static void Merge(List<FrontMatterEntry> entries)
        {
            foreach (var merge in entries.FindAll(entry => entry.Key == "<<"))
            {
                IEnumerable<FrontMatterNode> sources = merge.Value is FrontMatterList list ? list.Items : [merge.Value];
                foreach (var source in sources.OfType<FrontMatterMap>().SelectMany(map => map.Entries))
                    if (!entries.Exists(entry => entry.Key == source.Key)) entries.Add(source);
                entries.Remove(merge);
            }
        }

        /// <summary>Aliases share their target in memory, but whoever walks the tree meets it once for each alias.</summary>
        private void Count(int size, int line, int column)
        {
            nodes += size;
            if (nodes > MaximumNodes) throw TooLarge(line, column, $"it holds more than {MaximumNodes} values, aliases written out");
        }

        private static FrontMatterException TooLarge(int line, int column, string reason) =>
            new(ProblemCode.FrontMatterTooLarge, line, column, reason, "write plain keys and values");

        private static int Size(FrontMatterNode node) => node switch
        {
            FrontMatterList list => 1 + list.Items.Sum(Size),
            FrontMatterMap map => 1 + map.Entries.Sum(entry => 1 + Size(entry.Value)),
            _ => 1,
        };
    }
}
