using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Finds what is said of an author who has a page. Their picture is a file that their posts show, so that it comes and goes with them.</summary>
internal static class ProfileReading
{
    /// <summary>Null where nothing is said.</summary>
    public static AuthorProfile? FindProfile(this ReadSession session, string slug)
    {
        if (session.Context.Set<AuthorNoteRow>().FirstOrDefault(note => note.Slug == slug) is not { } row) return null;
        var lines = row.Links.Length == 0 ? [] : row.Links.Split('\n');
        var links = lines.Chunk(2).Select(pair => new NamedLink(pair[0], pair[1]));
        if (row.Url.Length > 0) links = links.Prepend(new(new Uri(row.Url).Host, row.Url));
        return new(row.Bio, row.Pronouns, session.FindPicture(row.Avatar), [.. links]);
    }

    private static AuthorPicture? FindPicture(this ReadSession session, string avatar)
    {
        if (avatar.Length == 0) return null;
        if (FrontMatterLists.IsWeb(avatar)) return new(avatar, null, null);
        var paths = LinkKey.Parse("/" + SitePaths.Encode(avatar), "").MediaPaths().ToList();
        var files = session.Context.Media.Where(media => paths.Contains(media.Path) && media.File != null).Select(media => media.File!).Distinct().ToList();
        return files.MinBy(file => paths.IndexOf(file.Path)) is { } picture ? new(SitePaths.MediaFile(picture.Hash, picture.Name), picture.Width, picture.Height) : null;
    }
}
