using Blog.Content;
using Blog.Memory;
using Blog.Wording;

namespace Blog;

/// <summary>What files of the content folder say about the site as a whole: <c>tags.yaml</c>, <c>authors.yaml</c>, <c>words.yaml</c> and <c>_redirects</c>.</summary>
internal sealed record SiteNotes(KnownTags Tags, KnownAuthors Authors, KnownWords Words, IReadOnlyList<RedirectRule> Redirects, IReadOnlyList<ContentProblem> Problems)
{
    private static readonly string[] Names = [.. ((string[])[KnownTags.FileName, KnownAuthors.FileName, KnownWords.FileName, .. RedirectRules.Files]).Order(StringComparer.Ordinal)];

    private IReadOnlyList<ContentFile> Files { get; init; } = [];

    private Uri? BaseUrl { get; init; }

    /// <summary>The memory has what was usable, and could be asked for it.</summary>
    public bool IsRemembered { get; private init; }

    /// <param name="memory">Has the last version of each file that could be used.</param>
    /// <param name="previous">What was read before, which still holds while the files are the same.</param>
    public static SiteNotes Read(ContentFolder folder, ContentScan scan, MemoryFolder memory, Uri? baseUrl, SiteNotes? previous)
    {
        var files = Names.Select(scan.Find).OfType<ContentFile>().ToList();
        var isSame = previous is not null && previous.BaseUrl == baseUrl && files.SequenceEqual(previous.Files) && previous.IsRemembered && !previous.Problems.Any(problem => problem.Code == ProblemCode.UnreadableFile);
        if (isSame) return previous!;
        var isForgotten = Names.Where(name => !files.Exists(file => file.Path == name)).Aggregate(true, (areGone, name) => memory.Delete(name) && areGone);
        var notes = Read(folder, files, memory, baseUrl);
        return notes with { Files = files, BaseUrl = baseUrl, IsRemembered = notes.IsRemembered && isForgotten };
    }

    private static SiteNotes Read(ContentFolder folder, IReadOnlyList<ContentFile> files, MemoryFolder memory, Uri? baseUrl)
    {
        var problems = new List<ContentProblem>();
        var redirects = new List<RedirectRule>();
        var tags = KnownTags.Empty;
        var authors = KnownAuthors.Empty;
        var words = KnownWords.Empty;
        var isRemembered = true;
        foreach (var path in files.Select(file => file.Path))
        {
            if (path == KnownTags.FileName) tags = LastUsable(KnownTags.Parse) ?? tags;
            else if (path == KnownAuthors.FileName) authors = LastUsable(KnownAuthors.Parse) ?? authors;
            else if (path == KnownWords.FileName) words = LastUsable(KnownWords.Parse) ?? words;
            else redirects.AddRange(LastUsable((text, found) => RedirectRules.Parse(path, text ?? "", baseUrl, found)) ?? []);

            // What the file says, or what it said before it broke.
            T? LastUsable<T>(Func<string?, List<ContentProblem>, T> parse)
                where T : class
            {
                var found = new List<ContentProblem>();
                T? read = null;
                string? text = null;
                try
                {
                    text = folder.ReadText(path) ?? "";
                    read = parse(text, found);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    found.Add(new(path, 1, 1, ProblemCode.UnreadableFile, $"the file cannot be read ({error.Message})", "check its permissions"));
                }

                var isUsable = text is not null && !found.Exists(problem => problem.Severity == ProblemSeverity.Error && problem.Code != ProblemCode.RedirectLoop);
                // A save that empties the file first is no wish to have nothing in it.
                string? good = null;
                var isTold = isUsable && !text!.AsSpan().Trim().IsEmpty || memory.TryReadText(path, out good);
                isRemembered &= isTold;
                if (isUsable && text!.AsSpan().Trim().IsEmpty && (good is not null || !isTold))
                {
                    isUsable = false;
                    found.Add(new(path, 1, 1, ProblemCode.EmptyFile, "the file is empty, and what it said before stays", "write it again, or delete it"));
                }

                problems.AddRange(found);
                if (isUsable && text!.Length > 0) isRemembered &= memory.Write(path, text);
                return isUsable || good is null ? read : parse(good, []);
            }
        }

        return new(tags, authors, words, redirects, problems) { IsRemembered = isRemembered };
    }
}
