using Blog.Content;
using Blog.Storage;

namespace Blog.Inspection;

/// <summary>Makes a problem of a broken link: what is wrong, and what the author probably meant.</summary>
internal sealed class LinkAdvice(ContentFolder folder, PreviewReader preview)
{
    private const int MostPlaces = 6;

    private readonly Lazy<NearbyFiles> files = new(() => new NearbyFiles(folder.Scan().Files));
    private readonly Lazy<IReadOnlyList<(string Path, string Url)>> posts = new(preview.ListAddresses);

    public ContentProblem Say(BrokenLink link)
    {
        var (line, column) = link.Line > 0 ? (link.Line, link.Column) : PlaceInFrontMatter(link);
        var (code, message, suggestion) = Judge(link);
        return new(link.Path, line, column, code, message, suggestion);
    }

    private (ProblemCode Code, string Message, string Suggestion) Judge(BrokenLink link)
    {
        var shown = FrontMatterFields.Shown(Written(link));
        if (link.Fault == LinkFault.Hidden)
        {
            var because = link.Why.Length > 0 ? $" ({link.Why})" : "";
            return (ProblemCode.LinkToHidden, link.Other is null ? $"{shown} leads to nothing that is public" : $"{shown} leads to {link.Other}, which is not public{because}, so that readers see the text without a link",
                link.Other is null ? "publish what it leads to, or remove the link" : $"publish {link.Other}, or remove the link");
        }

        if (link.Origin == LinkOrigin.Related) return (ProblemCode.UnknownRelated, $"related names {shown}, and no listed post is called so", NearestPost(link) ?? "write the slug, the file or the address of a post, or remove it");
        if (link.Fault == LinkFault.Place) return (ProblemCode.MissingPlace, $"{link.Other} has no place #{FrontMatterFields.Shown(PlaceReader.FragmentOf(link.Key)!)}", NearestPlace(link));
        return link.Key.Kind switch
        {
            LinkKind.Note when link.Key.FileName is not null => (ProblemCode.MissingFile, $"no file is called {shown}", files.Value.Nearest(link.Path, link.Key.Value) is { } near ? $"did you mean {near}?" : "put the file into the folder, or correct the name"),
            LinkKind.Note => (ProblemCode.UnknownNote, $"no post is called {shown}", NearestPost(link) ?? "write that post, or correct the name"),
            LinkKind.File => OfFile(link, link.Key.Value, shown),
            _ => OfPath(link, shown),
        };
    }

    private (ProblemCode Code, string Message, string Suggestion) OfFile(BrokenLink link, string file, string shown)
    {
        var isPost = ContentNames.IsPost(file);
        if (files.Value.Has(file))
        {
            return isPost ? (ProblemCode.DeadLink, $"{file} is there, and is no post that is shown", $"ask blog why {file}")
                : MediaTypes.Of(file) is null ? (ProblemCode.MissingFile, $"{file} is of a kind that is not served", "put it into an archive such as .zip, or show it as a code block")
                : (ProblemCode.MissingFile, $"{file} cannot be read", "check its permissions, and that it is not empty");
        }

        if (files.Value.InOtherCase(file) is { } other)
            return (ProblemCode.WrongCase, $"the file is called {other}, and a server tells its capital and small letters from those of {shown}", $"write {NearbyFiles.InCaseOf(other, link.Target)}");
        var nearest = files.Value.Nearest(link.Path, file) is { } near ? $"did you mean {near}?" : null;
        if (isPost) return (ProblemCode.DeadLink, $"there is no file {file}", nearest ?? "correct the path, or remove the link");
        if (MediaTypes.Of(file) is not null) return (ProblemCode.MissingFile, $"there is no file {file}", nearest ?? "put the file there, correct the path, or remove what shows it");
        return (ProblemCode.DeadLink, $"{shown} leads to {LinkAddress.UrlOf(link.Key, link.Url)}, and nothing is there", NearestPost(link) ?? "correct the address, or remove the link");
    }

    private (ProblemCode Code, string Message, string Suggestion) OfPath(BrokenLink link, string shown)
    {
        var paths = link.Key.MediaPaths().ToList();
        if (paths.Count == 0) return (ProblemCode.DeadLink, $"nothing is at {shown}", NearestPost(link) ?? "correct the address, or remove the link");
        if (paths.Select(files.Value.InOtherCase).FirstOrDefault(found => found is not null) is { } other)
            return (ProblemCode.WrongCase, $"the file is called {other}, and a server tells its capital and small letters from those of {shown}", $"write {NearbyFiles.InCaseOf(other, link.Target)}");
        return (ProblemCode.MissingFile, $"there is no file for {shown}", $"put it at {paths[0]}, or correct the path");
    }

    /// <summary>The post whose address, file or name is the nearest; null where none is near.</summary>
    private string? NearestPost(BrokenLink link)
    {
        var isAddress = link.Key.Kind is LinkKind.Path or LinkKind.File && link.Origin == LinkOrigin.Text;
        var wanted = isAddress ? LinkAddress.UrlOf(link.Key, link.Url).TrimEnd('/') : NoteName.Fold(Path.GetFileNameWithoutExtension(Written(link).TrimEnd('/')));
        string? best = null;
        var least = Math.Min(3, (wanted.Length - wanted.LastIndexOf('/') - 1) / 3);
        foreach (var (path, url) in posts.Value)
        {
            var name = isAddress ? url.TrimEnd('/') : url.TrimEnd('/')[(url.TrimEnd('/').LastIndexOf('/') + 1)..];
            if (Math.Abs(name.Length - wanted.Length) > least || path == link.Path) continue;
            var distance = EditDistance.Between(wanted, name);
            if (distance > least || best is not null && distance == least) continue;
            (best, least) = (isAddress ? url : name, distance);
        }

        return best is null ? null : $"did you mean {best}?";
    }

    private static string NearestPlace(BrokenLink link)
    {
        var wanted = PlaceReader.FragmentOf(link.Key)!;
        var near = link.Places.Select(place => (Place: place, Distance: EditDistance.Between(place.ToLowerInvariant(), wanted.ToLowerInvariant()))).OrderBy(place => place.Distance).FirstOrDefault();
        if (near.Place is not null && near.Distance <= Math.Max(1, Math.Min(4, wanted.Length / 3))) return $"did you mean #{near.Place}?";
        return link.Places.Count == 0 ? "remove what follows the #, or give a heading that name: ## Title {#name}"
            : $"write {(link.Places.Count > 1 ? "one of " : "")}{string.Join(", ", link.Places.Take(MostPlaces).Select(place => "#" + place))}{(link.Places.Count > MostPlaces ? ", …" : "")}";
    }

    /// <summary>The target as the author would know it again.</summary>
    private static string Written(BrokenLink link) => link.Key.Kind == LinkKind.Note ? link.Key.Value.Split('|')[0] : link.Target;

    private (int Line, int Column) PlaceInFrontMatter(BrokenLink link)
    {
        try
        {
            return FrontMatterPlace.Find(link.Path, folder.Read(link.Path), link.Origin == LinkOrigin.Related ? FrontMatterKeys.Related : FrontMatterKeys.Cover, link.Target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (1, 1); // it was there a moment ago
        }
    }
}
