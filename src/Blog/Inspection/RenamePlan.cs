using System.Text;
using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>A post that can have another name.</summary>
/// <param name="From">What is moved: the file, or the folder of a bundle; relative to the content folder.</param>
/// <param name="To">Its new name.</param>
/// <param name="Path">The file of the post under its new name.</param>
/// <param name="OldUrl">The path of its address until now.</param>
/// <param name="Url">The path of its address then.</param>
/// <param name="Bytes">What the file holds then; null for what it holds now.</param>
public sealed record PlannedRename(string From, string To, string Path, string OldUrl, string Url, byte[]? Bytes)
{
    /// <summary>Does it.</summary>
    /// <param name="root">The content folder.</param>
    /// <exception cref="IOException">Something has the name already, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Apply(string root) => RenamedFile.Move(root, From, To, Path, Bytes);
}

/// <summary>Finds out what a post is under another name, and how its file says where it was; or says why it cannot have that name. Writes nothing.</summary>
internal sealed class RenamePlan(BlogOptions options, FileExplainer files, PreviewReader preview)
{
    private readonly ContentFolder folder = ContentFolder.Of(options);
    private readonly PostParser parser = new(options, new MarkdownRenderer(options.UnsafeHtml), KnownTags.Read(options.ContentPath), KnownAuthors.Read(options.ContentPath));

    /// <param name="from">A file or the folder of a bundle, relative to the content folder or to the current one.</param>
    /// <param name="to">Likewise.</param>
    /// <param name="wrong">What is wrong and what to write; empty where there is a plan.</param>
    public PlannedRename? Make(string from, string to, out string wrong)
    {
        var (file, target) = Locate(from, to, out wrong);
        if (file is null || target is null) return null;
        var isBundle = IsIndex(file) && (!ContentNames.IsPost(target) || IsIndex(target));
        var path = !isBundle ? ContentNames.IsPost(target) ? target : target + System.IO.Path.GetExtension(file)
            : IsIndex(target) ? target : $"{target}/{file[(file.LastIndexOf('/') + 1)..]}";
        wrong = FindFault(file, path, isBundle);
        if (wrong.Length > 0) return null;
        var bytes = folder.Read(file);
        if (parser.Parse(file, bytes) is not { Post: { } old })
        {
            wrong = $"{file} cannot be read as a post: mend what check says of it first";
            return null;
        }

        var moved = parser.Parse(path, bytes);
        wrong = FindFault(old, moved, path);
        if (wrong.Length > 0) return null;
        var url = moved.Post!.Url;
        byte[]? edited = null;
        if (url != old.Url && (edited = WithAlias(bytes, moved, old.Url)) is null)
        {
            wrong = $"{file} has front matter that no alias can be written into without changing more: write {old.Url} into its aliases first";
            return null;
        }

        var (source, place) = isBundle ? (FolderOf(file), FolderOf(path)) : (file, path);
        return new(source, place, path, old.Url, url, edited == bytes ? null : edited);
    }

    private (string? File, string? Target) Locate(string from, string to, out string wrong)
    {
        wrong = "";
        var file = files.Find(from);
        if (file is null || !ContentNames.IsPost(file))
        {
            wrong = $"{from} is no post of {options.ContentPath}: write a path such as posts/hello.md";
            return (null, null);
        }

        // Both are seen from the same place.
        var isFromRoot = new[] { from, $"{from.TrimEnd('/')}/index.md", $"{from}.md" }.Any(name => folder.PathOf(name) == file);
        var target = folder.PathOf(isFromRoot ? to : System.IO.Path.GetFullPath(to));
        if (target is null) wrong = $"{to} lies outside of {options.ContentPath}: write a path such as posts/hello.md";
        else if (!IsIndex(file) && (to.EndsWith('/') || NewFile.IsFolder(options.ContentPath, target))) target = $"{target}/{NameOf(file)}";
        return (file, target);
    }

    private string FindFault(string file, string path, bool isBundle)
    {
        if (path == file) return $"{file} has that name already";
        if (path.Split('/') is var names && names.Index().FirstOrDefault(name => FolderEntries.IsSkipped(name.Item, isFolder: name.Index < names.Length - 1)).Item is { } skipped) return $"{skipped} is a name that is passed over: write another";
        if (!ContentNames.IsPost(path)) return $"{path} would be served as it stands, and be no post: write another folder";
        if (RenamedFile.IsLink(options.ContentPath, isBundle ? FolderOf(file) : file)) return $"{file} is a link: rename what it leads to";
        if (isBundle && FolderOf(file).Length == 0) return $"{file} is the whole content folder's: write a file name such as posts/hello.md";
        if (!isBundle && IsIndex(file) && FolderOf(file) is { Length: > 0 } bundle && RenamedFile.HasOthers(options.ContentPath, bundle)) return $"{bundle} holds more than the post: write a folder as its new name";
        if (isBundle && (path + "/").StartsWith(FolderOf(file) + "/", StringComparison.Ordinal)) return $"{path} lies in the folder that is to be moved: write another";
        return folder.Find(path) is not null || isBundle && NewFile.IsFolder(options.ContentPath, FolderOf(path)) ? $"{(isBundle ? FolderOf(path) : path)} is there already, and nothing is replaced: write another name" : "";
    }

    private string FindFault(Post old, ParsedFile moved, string path)
    {
        if (moved.Post is not { } post) return $"{path} would be no post: {moved.SkippedBecause ?? string.Join("; ", moved.Problems.Select(problem => problem.Message))}: write another name";
        if (post.PublishAt != old.PublishAt) return $"the date of {old.Path} stands in its file name: keep it there, or write it into the front matter first";
        if (post.Language != old.Language) return $"the language of {old.Path} stands in its file name: keep it there, or write it into the front matter first";
        var claims = preview.ListClaims(post.Url, "").Where(claim => claim != old.Path).ToList();
        return claims.Count > 0 ? $"{post.Url} is an address of {string.Join(", ", claims)} already: write another name" : "";
    }

    /// <summary>The file with the old address in it, if it says nothing else that it did not say; null where no edit does.</summary>
    private byte[]? WithAlias(byte[] bytes, ParsedFile moved, string oldUrl)
    {
        var post = moved.Post!;
        if (post.Aliases.Contains(oldUrl)) return bytes;
        Encoding encoding = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var document = FrontMatterParser.Parse(ContentText.Decode(post.Path, bytes, out _));
        foreach (var text in new AliasEdit(encoding.GetString(bytes), document, oldUrl).List())
        {
            var edited = encoding.GetBytes(text);
            var parsed = parser.Parse(post.Path, edited);
            if (parsed.Post is not null && IsSame(parsed.Post, post) && parsed.Post.Aliases.SequenceEqual([.. post.Aliases, oldUrl]) && parsed.Problems.Count <= moved.Problems.Count) return edited;
        }

        return null;
    }

    private static bool IsSame(Post edited, Post post) => edited.Url == post.Url && edited.Body.Trim() == post.Body.Trim() && edited.Title == post.Title && edited.Description == post.Description
        && edited.PublishAt == post.PublishAt && edited.UpdatedAt == post.UpdatedAt && edited.ExpireAt == post.ExpireAt && edited.FeedId == post.FeedId && edited.Cover == post.Cover
        && edited.Tags.SequenceEqual(post.Tags) && edited.Authors.SequenceEqual(post.Authors) && edited.NoteNames.SequenceEqual(post.NoteNames)
        && edited.Visibility.Unlisted == post.Visibility.Unlisted && edited.Visibility.HiddenBecause.SequenceEqual(post.Visibility.HiddenBecause);

    private static bool IsIndex(string path) => NameOf(path).StartsWith("index.", StringComparison.Ordinal);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
