namespace Blog.Content;

/// <summary>What a post says of the end of its page: which posts go with it, and whether readers may comment.</summary>
/// <param name="Related">Posts as the author names them, by file, address, slug or note name.</param>
/// <param name="HidesRelated">No posts are to be suggested.</param>
/// <param name="HidesComments">Readers cannot comment.</param>
public sealed record PostEnding(IReadOnlyList<string> Related, bool HidesRelated, bool HidesComments)
{
    public static readonly PostEnding Usual = new([], false, false);

    internal static PostEnding Read(FrontMatterFields fields)
    {
        var hidesComments = fields.Find(FrontMatterKeys.Comments) is { Value: FrontMatterScalar comments } && FrontMatterBoolean.Read(comments.Value) == false;
        // Themes of other engines switch their own suggestions on and off here.
        if (fields.Find(FrontMatterKeys.Related) is not { } entry) return Usual with { HidesComments = hidesComments };
        if (entry.Value is FrontMatterScalar scalar && FrontMatterBoolean.Read(scalar.Value) is { } isShown) return new([], !isShown, hidesComments);
        return new([.. FrontMatterLists.Texts(entry.Value, ",").Distinct(StringComparer.Ordinal)], false, hidesComments);
    }
}
