namespace Blog.Content;

/// <summary>
/// Where each value of one post comes from, said by the readers as they decide. Only who asks why hands one to them: a load has none,
/// and does no more than look whether it is there.
/// </summary>
internal sealed class PostOrigins
{
    private readonly Dictionary<FrontMatterKey, Origin> byKey = [];
    private readonly List<JudgedEntry> judged = [];

    /// <summary>The language of the front matter.</summary>
    public FrontMatterDialect Dialect { get; set; }

    /// <summary>What the front matter holds; null where it could not be read.</summary>
    public FrontMatterFields? Fields { get; set; }

    /// <summary>What was said about who may see the post, in the order of the file.</summary>
    public IReadOnlyList<JudgedEntry> Judgements => judged;

    /// <summary>Every entry that a value comes from.</summary>
    public IEnumerable<FrontMatterEntry> Used => byKey.Values.SelectMany(origin => origin.Entries);

    /// <summary>What was found out about a key; null where no reader met it.</summary>
    public Origin? Of(FrontMatterKey key) => byKey.GetValueOrDefault(key);

    /// <summary>A reader asked for the key and got this entry.</summary>
    public void Found(FrontMatterKey key, FrontMatterEntry entry)
    {
        var origin = At(key);
        if (!origin.IsDecided && !origin.Entries.Exists(other => ReferenceEquals(other, entry))) origin.Entries.Add(entry);
    }

    /// <summary>The value comes from this entry, whatever else was looked at.</summary>
    public void Decided(FrontMatterKey key, FrontMatterEntry entry, string rule = "") => byKey[key] = new Origin { Entries = { entry }, Rule = rule, IsDecided = true };

    /// <summary>The value comes from elsewhere, such as the file name.</summary>
    public void Decided(FrontMatterKey key, string place) => byKey[key] = new Origin { Place = place, IsDecided = true };

    /// <summary>An entry was asked whether it hides the post or keeps it from lists.</summary>
    /// <param name="effect">What it does; null for nothing.</param>
    public void Judged(FrontMatterEntry entry, string written, VisibilityRules.Effect? effect) => judged.Add(new(entry, written, effect));

    private Origin At(FrontMatterKey key)
    {
        if (!byKey.TryGetValue(key, out var origin)) byKey.Add(key, origin = new());
        return origin;
    }

    /// <summary>What one value comes from.</summary>
    public sealed class Origin
    {
        public List<FrontMatterEntry> Entries { get; } = [];

        /// <summary>Where no entry has it.</summary>
        public string? Place { get; init; }

        /// <summary>How the entry was understood, where that is not plain.</summary>
        public string Rule { get; init; } = "";

        public bool IsDecided { get; init; }
    }

    /// <summary>An entry with what it does to who may see the post.</summary>
    /// <param name="Written">As a message shows it: without the value where that is a secret.</param>
    public sealed record JudgedEntry(FrontMatterEntry Entry, string Written, VisibilityRules.Effect? Effect);
}
