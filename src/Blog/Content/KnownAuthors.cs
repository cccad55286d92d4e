namespace Blog.Content;

/// <summary>What <c>authors.yaml</c> says of authors: the name that each is shown under, who they are, and other spellings of the name.</summary>
public sealed class KnownAuthors
{
    public const string FileName = "authors.yaml";

    public static readonly KnownAuthors Empty = new([], "");

    private readonly Dictionary<string, AuthorDescription> bySlug = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> synonyms = new(StringComparer.Ordinal);

    private KnownAuthors(IReadOnlyList<AuthorDescription> authors, string source)
    {
        Source = source;
        foreach (var author in authors) bySlug.TryAdd(author.Slug, author);
        foreach (var author in authors)
            foreach (var synonym in author.Synonyms.Where(synonym => !bySlug.ContainsKey(synonym))) synonyms.TryAdd(synonym, author.Slug);
    }

    /// <summary>The file's text, by which a change shows.</summary>
    public string Source { get; }

    public IEnumerable<AuthorDescription> Authors => bySlug.Values;

    /// <summary>Slugs that lead to another's.</summary>
    public IReadOnlyDictionary<string, string> Synonyms => synonyms;

    /// <summary>The author that a post means by a name.</summary>
    /// <param name="url">What the post itself says of their address; null for nothing.</param>
    public Author Find(string name, string? url)
    {
        var slug = TagSlug.FromName(name);
        if (synonyms.TryGetValue(slug, out var meant)) slug = meant;
        return bySlug.TryGetValue(slug, out var known) ? new(known.Name, slug, url ?? known.Url, known.Avatar) : new(name, slug, url);
    }

    /// <summary>Problems of pictures that are not there.</summary>
    /// <param name="files">Every file of the content folder.</param>
    public IEnumerable<ContentProblem> FindMissing(IEnumerable<string> files)
    {
        var named = bySlug.Values.Where(author => author.Avatar is not null && !FrontMatterLists.IsWeb(author.Avatar)).ToList();
        if (named.Count == 0) return [];
        var there = files.ToHashSet(StringComparer.Ordinal);
        return named.Where(author => !Engine.Any.StaticPaths("/" + author.Avatar).Append(author.Avatar!).Any(there.Contains)).Select(author => new ContentProblem(
            FileName, author.AvatarLine, author.AvatarColumn, ProblemCode.UnusableValue, $"there is no file {author.Avatar}", "write the path of a picture from the content folder on"));
    }

    /// <summary>What the file of a content folder says, as far as it can be read.</summary>
    public static KnownAuthors Read(string contentPath) => Parse(NoteFile.FindText(contentPath, FileName), []);

    /// <summary>Reads the file.</summary>
    /// <param name="text">The file; null where there is none.</param>
    /// <param name="problems">Gets what cannot be used.</param>
    public static KnownAuthors Parse(string? text, List<ContentProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        try
        {
            var authors = new List<AuthorDescription>();
            var claimed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in FrontMatterYaml.Parse(text).Entries)
            {
                if (new AuthorReading(problems).Read(entry) is not { } author) continue;
                if (authors.Exists(other => other.Slug == author.Slug))
                    problems.Add(new(FileName, entry.Line, entry.Column, ProblemCode.DuplicateKey, $"{FrontMatterFields.Shown(entry.Key)} is described twice", "keep one of the two"));
                else authors.Add(author);
                foreach (var synonym in author.Synonyms.Where(synonym => !claimed.TryAdd(synonym, author.Slug) && claimed[synonym] != author.Slug))
                    problems.Add(new(FileName, entry.Line, entry.Column, ProblemCode.ConflictingKeys, $"{synonym} is a name of two authors, and the first counts", "remove it from one of the two"));
            }

            return new(authors, text);
        }
        catch (FrontMatterException error)
        {
            problems.Add(error.At(FileName));
            return Empty;
        }
    }
}

/// <summary>What is said of one author.</summary>
/// <param name="Bio">One or two sentences; empty for none.</param>
/// <param name="Avatar">A file of the content folder, or an https URL; null for none.</param>
/// <param name="AvatarLine">Where it is written.</param>
/// <param name="Links">Pages that are theirs too.</param>
/// <param name="Synonyms">Slugs of other spellings of the name.</param>
public sealed record AuthorDescription(
    string Slug, string Name, string Bio, string? Avatar, int AvatarLine, int AvatarColumn, string? Url, string Pronouns, IReadOnlyList<NamedLink> Links, IReadOnlyList<string> Synonyms);
