using System.Globalization;
using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>Finds tags of a single post that look like a slip of one that many have.</summary>
internal sealed class TagCheck(BlogOptions options, PreviewReader preview)
{
    private const int Many = 3;

    public IEnumerable<ContentProblem> List()
    {
        var tags = preview.ListTags();
        var common = tags.Where(tag => tag.Posts >= Many).ToList();
        var folder = ContentFolder.Of(options);
        foreach (var tag in tags.Where(tag => tag is { Posts: 1, IsDescribed: false }))
        {
            var meant = common.Where(other => IsSlip(tag.Slug, other.Slug)).OrderBy(other => EditDistance.Between(tag.Slug, other.Slug)).ThenByDescending(other => other.Posts).FirstOrDefault();
            if (meant is null) continue;
            var (line, column) = PlaceOf(folder, tag.Path, tag.Name);
            yield return new(tag.Path, line, column, ProblemCode.UnlikelyTag,
                string.Create(CultureInfo.InvariantCulture, $"no other post has the tag {FrontMatterFields.Shown(tag.Name)}, and {meant.Posts} have {FrontMatterFields.Shown(meant.Name)}"), $"did you mean {FrontMatterFields.Shown(meant.Name)}?");
        }
    }

    /// <summary>One letter in five is a slip. Another number is another thing, and so is a word that begins otherwise.</summary>
    private static bool IsSlip(string slug, string other)
    {
        var most = Math.Min(2, Math.Min(slug.Length, other.Length) / 5);
        return most > 0 && Math.Abs(slug.Length - other.Length) <= most && slug[0] == other[0] && Digits(slug) == Digits(other) && EditDistance.Between(slug, other) <= most;

        static string Digits(string text) => string.Concat(text.Where(char.IsDigit));
    }

    private static (int Line, int Column) PlaceOf(ContentFolder folder, string path, string name)
    {
        try
        {
            var content = folder.Read(path);
            var place = FrontMatterPlace.Find(path, content, FrontMatterKeys.Tags, name);
            return place == (1, 1) ? FrontMatterPlace.Find(path, content, FrontMatterKeys.Keywords, name) : place;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (1, 1); // it was there a moment ago
        }
    }
}
