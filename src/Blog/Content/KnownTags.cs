namespace Blog.Content;

/// <summary>What <c>tags.yaml</c> says of tags: the name that each is shown under, what it is about, and other names for it.</summary>
public sealed class KnownTags
{
    public const string FileName = "tags.yaml";

    public static readonly KnownTags Empty = new([], "");

    private readonly Dictionary<string, TagDescription> bySlug = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> synonyms = new(StringComparer.Ordinal);

    private KnownTags(IReadOnlyList<TagDescription> tags, string source)
    {
        Source = source;
        foreach (var tag in tags)
        {
            bySlug.TryAdd(tag.Slug, tag);
            foreach (var synonym in tag.Synonyms) synonyms.TryAdd(synonym, tag.Slug);
        }

        // A tag that is described is itself, whatever another says of it.
        foreach (var slug in bySlug.Keys) synonyms.Remove(slug);
    }

    /// <summary>The file's text, by which a change shows.</summary>
    public string Source { get; }

    public IEnumerable<TagDescription> Tags => bySlug.Values;

    /// <summary>Slugs that lead to another's.</summary>
    public IReadOnlyDictionary<string, string> Synonyms => synonyms;

    /// <summary>The tag that a post means by a name.</summary>
    public Tag Find(string name)
    {
        var slug = TagSlug.FromName(name);
        if (synonyms.TryGetValue(slug, out var meant)) slug = meant;
        return new(bySlug.TryGetValue(slug, out var known) && known.Name is { } shown ? shown : meant is null ? name : slug, slug);
    }

    /// <summary>What the file of a content folder says, as far as it can be read.</summary>
    public static KnownTags Read(string contentPath) => Parse(NoteFile.FindText(contentPath, FileName), []);

    /// <summary>Reads the file.</summary>
    /// <param name="text">The file; null where there is none.</param>
    /// <param name="problems">Gets what cannot be used.</param>
    public static KnownTags Parse(string? text, List<ContentProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        var tags = new List<TagDescription>();
        try
        {
            foreach (var entry in FrontMatterYaml.Parse(text).Entries) Add(entry.Key, entry.Value);
        }
        catch (FrontMatterException error)
        {
            problems.Add(error.At(FileName));
            return Empty;
        }

        foreach (var tag in tags)
            foreach (var synonym in tag.Synonyms.Where(synonym => tags.Exists(other => other.Slug == synonym)))
                problems.Add(new(FileName, 1, 1, ProblemCode.ConflictingKeys, $"{synonym} is described, so it is no other name of {tag.Slug}", "remove it from the synonyms"));
        return new(tags, text);

        void Add(string key, FrontMatterNode value)
        {
            var slug = TagSlug.FromName(key);
            if (tags.Exists(tag => tag.Slug == slug))
            {
                problems.Add(new(FileName, value.Line, value.Column, ProblemCode.DuplicateKey, $"{FrontMatterFields.Shown(key)} is described twice", "keep one of the two"));
                return;
            }

            switch (value)
            {
                case FrontMatterScalar scalar:
                    tags.Add(new(slug, scalar.IsEmpty ? key : FrontMatterLists.Clean(ContentText.WithoutComments(scalar.Value)), "", []));
                    break;
                case FrontMatterMap map:
                    var synonyms = new List<string>();
                    foreach (var entry in map.Entries)
                    {
                        if (entry.Key is "synonyms" && entry.Value is not FrontMatterMap) synonyms.AddRange(FrontMatterLists.Texts(entry.Value, ",").Select(TagSlug.FromName));
                        else if (entry.Key is not ("name" or "description"))
                            problems.Add(new(FileName, entry.Line, entry.Column, ProblemCode.UnknownKey, $"{FrontMatterFields.Shown(entry.Key)} is not known here", "write name, description or synonyms"));
                    }

                    foreach (var taken in synonyms.Where(synonym => tags.Exists(other => other.Synonyms.Contains(synonym))).ToList())
                    {
                        synonyms.Remove(taken);
                        problems.Add(new(FileName, value.Line, value.Column, ProblemCode.ConflictingKeys, $"{taken} is another name of two tags, and the first counts", "remove it from one of the two"));
                    }

                    tags.Add(new(slug, Shown(map, "name") ?? (slug == key ? null : key), Shown(map, "description") ?? "", synonyms));
                    break;
                default:
                    problems.Add(new(FileName, value.Line, value.Column, ProblemCode.UnusableValue, "this is no description of a tag", "write name:, description: or synonyms: below the tag"));
                    break;
            }
        }
    }

    private static string? Shown(FrontMatterMap map, string key) => FrontMatterLists.Inner(map, key) is { } value ? ContentText.WithoutComments(value).Trim() : null;
}

/// <summary>What is said of one tag.</summary>
/// <param name="Name">Null where the posts' own spelling is kept.</param>
/// <param name="Description">One or two sentences; empty for none.</param>
/// <param name="Synonyms">Slugs of other names.</param>
public sealed record TagDescription(string Slug, string? Name, string Description, IReadOnlyList<string> Synonyms);
