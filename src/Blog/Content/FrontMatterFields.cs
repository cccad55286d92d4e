namespace Blog.Content;

/// <summary>Front matter by canonical key: which spelling counts, and what an author should know about the others.</summary>
internal sealed class FrontMatterFields
{
    // Maps whose entries are keys of their own; what stands deeper is anybody's.
    private static readonly HashSet<string> Containers = ["taxonomy", "taxonomies", "routes", "header", "cover", "image", "build", "params", "extra", "metadata"];

    private readonly Dictionary<string, List<FrontMatterEntry>> byPath = [];

    public FrontMatterFields(FrontMatterMap map)
    {
        Map = map;
        foreach (var entry in map.Entries)
        {
            var path = FrontMatterKeys.Normalize(entry.Key);
            Add(path, entry);
            if (Container(path, entry) is not { } container) continue;
            foreach (var inner in Inner(entry.Value)) Add($"{container}.{FrontMatterKeys.Normalize(inner.Key)}", inner);
        }
    }

    /// <summary>What was written, as it was written.</summary>
    public FrontMatterMap Map { get; }

    /// <summary>Told what is found; null unless somebody asks why.</summary>
    public PostOrigins? Origins { get; init; }

    /// <summary>Every entry with its normalised path: those of the top, and of the maps that engines keep keys in.</summary>
    public IEnumerable<(string Path, FrontMatterEntry Entry)> All => byPath.SelectMany(pair => pair.Value.Select(entry => (pair.Key, entry)));

    /// <summary>The key is written, whatever its value is.</summary>
    public bool Has(FrontMatterKey key)
    {
        foreach (var path in key.Paths)
            if (byPath.ContainsKey(path)) return true;
        return false;
    }

    /// <summary>The entry that counts: of the first spelling with a value; null where no spelling has one.</summary>
    /// <param name="isUsable">Passes over entries that mean something else under the same name.</param>
    public FrontMatterEntry? Find(FrontMatterKey key, Func<FrontMatterEntry, bool>? isUsable = null)
    {
        foreach (var path in key.Paths)
        {
            if (!byPath.TryGetValue(path, out var entries)) continue;
            foreach (var entry in entries)
            {
                if (IsEmpty(entry.Value) || isUsable is not null && !isUsable(entry)) continue;
                Origins?.Found(key, entry);
                return entry;
            }
        }

        return null;
    }

    /// <summary>Every entry of the key with a value, the one that counts first.</summary>
    public IEnumerable<FrontMatterEntry> FindAll(FrontMatterKey key)
    {
        var entries = key.Paths.Where(byPath.ContainsKey).SelectMany(path => byPath[path]).Where(entry => !IsEmpty(entry.Value));
        return Origins is not { } origins ? entries : entries.Select(entry =>
        {
            origins.Found(key, entry);
            return entry;
        });
    }

    /// <summary>Entries that nobody knows, and whose name is nearest to a spelling of the key.</summary>
    public IEnumerable<FrontMatterEntry> FindMisspelt(FrontMatterKey key) => byPath
        .Where(pair => !FrontMatterKeys.IsKnown(pair.Key) && !FrontMatterIgnored.Contains(pair.Key) && FrontMatterKeys.Nearest(pair.Key) is { } nearest && key.Spellings.Contains(nearest))
        .SelectMany(pair => pair.Value);

    /// <summary>Keys given twice, contradicting ones, and ones that nobody knows.</summary>
    public void Check(string path, List<ContentProblem> problems)
    {
        var known = new Dictionary<string, int>(Map.Entries.Count);
        foreach (var entry in Map.Entries)
        {
            var name = FrontMatterKeys.Normalize(entry.Key);
            if (!known.TryAdd(name, entry.Line))
            {
                problems.Add(new(path, entry.Line, entry.Column, ProblemCode.DuplicateKey, $"{Shown(entry.Key)} is given twice, first on line {known[name]}", "keep the one that is meant, and remove the other"));
                continue;
            }

            if (FrontMatterKeys.IsKnown(name) || FrontMatterIgnored.Contains(name) || VisibilityRules.FindMisspelt(name) is not null) continue;
            problems.Add(new(path, entry.Line, entry.Column, ProblemCode.UnknownKey, $"{Shown(entry.Key)} is not a known key",
                Inner(entry.Value).FirstOrDefault(inner => FrontMatterKeys.IsKnown(FrontMatterKeys.Normalize(inner.Key))) is { } held
                    ? $"remove the line, and the indent of {Shown(held.Key)} and of the other keys below it"
                    : FrontMatterKeys.Guess(name) is { } guess ? $"did you mean {guess}?"
                    : "remove it, or move it under params"));
        }

        foreach (var key in FrontMatterKeys.All)
            if (key.IsSingle) CheckConflict(key, path, problems);
    }

    /// <summary>A key as a message shows it.</summary>
    public static string Shown(string text)
    {
        var line = ContentText.SingleLine(text);
        return line.Length switch
        {
            0 => "an empty key",
            > 60 => string.Concat(ContentText.SingleLine(line[..60]), "…"),
            _ => line,
        };
    }

    /// <summary>What the file name says, where no key has a value that can be used.</summary>
    public T FromFileName<T>(FrontMatterKey key, T value)
    {
        if (value is not null) Origins?.Decided(key, "the file name");
        return value;
    }

    /// <summary>The entry is a map whose entries are keys of their own.</summary>
    public static bool IsContainer(string path, FrontMatterEntry entry) => entry.Value is FrontMatterMap && Container(path, entry) is not null;

    private static bool IsEmpty(FrontMatterNode node) => node is FrontMatterScalar { IsEmpty: true };

    /// <summary>The map that engines keep keys in which an entry is, or was meant to be; null for none.</summary>
    private static string? Container(string path, FrontMatterEntry entry) => Containers.Contains(path) ? path
        : entry.Value is not FrontMatterMap || FrontMatterKeys.IsKnown(path) || FrontMatterIgnored.Contains(path) ? null
        : FrontMatterSpelling.Nearest(path, Containers);

    private static IReadOnlyList<FrontMatterEntry> Inner(FrontMatterNode node) => node is FrontMatterMap inner ? inner.Entries : [];

    private void CheckConflict(FrontMatterKey key, string path, List<ContentProblem> problems)
    {
        FrontMatterEntry? first = null;
        foreach (var name in key.Paths)
        {
            if (!byPath.TryGetValue(name, out var entries) || entries[0] is not { Value: FrontMatterScalar { IsEmpty: false } value } entry) continue;
            if (key == FrontMatterKeys.PublishAt && FrontMatterBoolean.IsWord(value)) continue;
            if (key == FrontMatterKeys.Slug && value.Value.Contains("://", StringComparison.Ordinal)) continue;
            if (first is null)
            {
                first = entry;
                continue;
            }

            if (((FrontMatterScalar)first.Value).Value.Trim() == value.Value.Trim()) continue;
            problems.Add(new(path, entry.Line, entry.Column, ProblemCode.ConflictingKeys,
                $"{Shown(entry.Key)} says another thing than {Shown(first.Key)}{(key == FrontMatterKeys.ExpireAt ? ", and the earlier day counts" : ", which counts")}", $"remove {Shown(entry.Key)} or {Shown(first.Key)}"));
        }
    }

    private void Add(string path, FrontMatterEntry entry)
    {
        if (byPath.TryGetValue(path, out var entries)) entries.Add(entry);
        else byPath[path] = [entry];
    }
}
