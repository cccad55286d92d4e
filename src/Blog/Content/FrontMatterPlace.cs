namespace Blog.Content;

/// <summary>Finds again where a value stands that the index has without its place, which is asked for only where something is wrong.</summary>
internal static class FrontMatterPlace
{
    /// <summary>Line and column of a value of a key, or of the key; the first of the file where neither is found.</summary>
    public static (int Line, int Column) Find(string path, ReadOnlySpan<byte> content, FrontMatterKey key, string value)
    {
        try
        {
            var fields = new FrontMatterFields(FrontMatterParser.Parse(ContentText.Decode(path, content, out _)).Map);
            var entries = fields.FindAll(key).ToList();
            var node = entries.SelectMany(entry => Scalars(entry.Value)).FirstOrDefault(scalar => scalar.Value.Contains(value, StringComparison.Ordinal));
            return node is not null ? (node.Line, node.Column) : entries is [var first, ..] ? (first.Line, first.Column) : (1, 1);
        }
        catch (FrontMatterException)
        {
            return (1, 1); // the file has changed meanwhile
        }
    }

    private static IEnumerable<FrontMatterScalar> Scalars(FrontMatterNode node) => node switch
    {
        FrontMatterScalar scalar => [scalar],
        FrontMatterList list => list.Items.SelectMany(Scalars),
        FrontMatterMap map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };
}
