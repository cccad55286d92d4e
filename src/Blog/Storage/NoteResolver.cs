using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Finds the posts and files that links name without saying where they are, among what this reader may see.</summary>
internal static class NoteResolver
{
    private const char Or = '|';

    /// <summary>The address of each note that there is, by the name as it stands in the target.</summary>
    public static Dictionary<string, string> FindNotes(this ReadSession session, PostRow row, IReadOnlyList<LinkKey> notes)
    {
        if (notes.Count == 0) return [];
        var wanted = notes.Select(key => key.Value).Distinct(StringComparer.Ordinal).ToDictionary(value => value, value => value.Split(Or).Select(NoteName.Parse).ToList(), StringComparer.Ordinal);
        var names = wanted.Values.SelectMany(ways => ways.SelectMany(way => way.Names)).Distinct().ToArray();
        var candidates = session.Context.Set<NoteNameRow>().Where(name => names.Contains(name.Name)).Select(name => new Candidate(name.Name, name.Post!.Path, name.Post.Url)).ToList().ToLookup(candidate => candidate.Name);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (value, ways) in wanted)
        {
            var best = ways.SelectMany(way => way.Names.Select(name => Best(candidates[name].ToList(), way.Folders, row.Path))).FirstOrDefault(candidate => candidate is not null);
            if (best is not null) found[value] = best.Url;
        }

        return found;
    }

    /// <summary>Where the files lie that the post names, by their folded names.</summary>
    public static Dictionary<string, string> FindNamedFiles(this ReadSession session, PostRow row, IReadOnlyList<LinkKey> notes)
    {
        var names = notes.Select(key => key.FileName).OfType<string>().Distinct().ToArray();
        return names.Length == 0
            ? []
            : session.Context.Media.Where(media => media.PostId == row.Id && names.Contains(media.Name)).Select(media => new { media.Name, media.Path }).ToDictionary(media => media.Name, media => media.Path);
    }

    /// <summary>The one whose folders end as the link says, else the only one; then the one beside the post, the shortest path, the first.</summary>
    private static Candidate? Best(List<Candidate> candidates, IReadOnlyList<string> folders, string postPath)
    {
        var inPlace = candidates.Where(candidate => EndsWith(NoteName.Folders(candidate.Path), folders)).ToList();
        if (inPlace.Count == 0 && candidates.Count == 1) return candidates[0];
        var folder = Folder(postPath);
        return inPlace.OrderBy(candidate => Folder(candidate.Path) == folder ? 0 : 1).ThenBy(candidate => candidate.Path.Length).ThenBy(candidate => candidate.Path, StringComparer.Ordinal).FirstOrDefault();
    }

    private static bool EndsWith(IReadOnlyList<string> folders, IReadOnlyList<string> end) =>
        folders.Count >= end.Count && folders.Skip(folders.Count - end.Count).SequenceEqual(end, StringComparer.Ordinal);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private sealed record Candidate(string Name, string Path, string Url);
}
