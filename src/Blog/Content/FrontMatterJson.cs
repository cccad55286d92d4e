using System.Text;
using System.Text.Json;

namespace Blog.Content;

/// <summary>Parses a JSON object into nodes with places. Comments and trailing commas are let pass, as engines do.</summary>
internal static class FrontMatterJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The object that <paramref name="text"/> starts with.</summary>
    /// <param name="firstLine">Line of the file that the text starts on, one-based.</param>
    /// <param name="length">Characters up to the end of the object.</param>
    /// <exception cref="FrontMatterException">The text does not start with an object.</exception>
    public static FrontMatterMap Parse(ReadOnlySpan<char> text, int firstLine, out int length)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        bytes = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        var reader = new Reader(bytes, firstLine);
        var map = reader.ReadRoot();
        length = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, reader.Consumed));
        return map;
    }

    private ref struct Reader(byte[] bytes, int start)
    {
        private readonly int firstLine = start;
        private Utf8JsonReader json = new(bytes, Options);

        // How far lines were counted, so that counting stays linear.
        private int countedTo;
        private int line = start;
        private int lineStart;

        public readonly int Consumed => (int)json.BytesConsumed;

        public FrontMatterMap ReadRoot()
        {
            try
            {
                if (json.Read() && json.TokenType == JsonTokenType.StartObject) return ReadObject();
                throw new FrontMatterException(ProblemCode.BadFrontMatter, firstLine, 1, "this is not a JSON object", "write { \"key\": \"value\" }");
            }
            catch (JsonException error)
            {
                throw FrontMatterJsonAdvice.Explain(error, bytes, firstLine);
            }
        }

        private FrontMatterMap ReadObject()
        {
            var (startLine, startColumn) = Place();
            var entries = new List<FrontMatterEntry>();
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var (keyLine, keyColumn) = Place();
                var key = Text();
                json.Read();
                entries.Add(new FrontMatterEntry(key, ReadValue(), keyLine, keyColumn));
            }

            return new FrontMatterMap(entries, startLine, startColumn);
        }

        private FrontMatterNode ReadValue()
        {
            var (valueLine, valueColumn) = Place();
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject:
                    return ReadObject();
                case JsonTokenType.StartArray:
                    var items = new List<FrontMatterNode>();
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(ReadValue());
                    return new FrontMatterList(items, valueLine, valueColumn);
                case JsonTokenType.String:
                    return new FrontMatterScalar(Text(), true, valueLine, valueColumn);
                case JsonTokenType.Null:
                    return new FrontMatterScalar("", false, valueLine, valueColumn);
                default:
                    return new FrontMatterScalar(Encoding.UTF8.GetString(json.ValueSpan), false, valueLine, valueColumn);
            }
        }

        private readonly string Text()
        {
            try
            {
                return json.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape: the raw text says at least what was meant.
                return Encoding.UTF8.GetString(json.ValueSpan);
            }
        }

        private (int Line, int Column) Place()
        {
            var index = (int)json.TokenStartIndex;
            var fresh = bytes.AsSpan(countedTo, index - countedTo);
            var breaks = fresh.Count((byte)'\n');
            if (breaks > 0) lineStart = countedTo + fresh.LastIndexOf((byte)'\n') + 1;
            line += breaks;
            countedTo = index;
            return (line, Encoding.UTF8.GetCharCount(bytes.AsSpan(lineStart, index - lineStart)) + 1);
        }
    }
}
