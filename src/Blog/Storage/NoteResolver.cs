using Blog.Content;
using Microsoft.EntityFrameworkCore;

namespace Blog.Storage;

/// <summary>Finds the posts and files that links name without saying where they are, among what this reader may see.</summary>
internal static class NoteResolver
{
    private const char Or = '|';

    /// <summary>Every name that a link may mean a post by.</summary>
    public static IEnumerable<string> NamesIn(LinkKey note) => Ways(note).SelectMany(way => way.Names);

    /// <summary>For each post the address of each note that it names and that there is, by the name as it stands in the target.</summary>
    public static IReadOnlyList<Dictionary<string, string>> FindNotes(this ReadSession session, IReadOnlyList<(PostRow Row, IReadOnlyList<LinkKey> Notes)> asked)
    {
        var wanted = asked.Select(post => (post.Row, Ways: post.Notes.DistinctBy(note => note.Value, StringComparer.Ordinal).ToDictionary(note => note.Value, note => Ways(note).ToList(), StringComparer.Ordinal))).ToList();
        var names = wanted.SelectMany(post => post.Ways.Values).SelectMany(ways => ways.SelectMany(way => way.Names)).Distinct().ToArray();
        var candidates = names.Length == 0
            ? Enumerable.Empty<Candidate>().ToLookup(candidate => candidate.Name)
            : session.Context.Set<NoteNameRow>().Where(name => names.Contains(name.Name)).Select(name => new Candidate(name.Name, name.Post!.Path, name.Post.Url, name.IsTitle)).ToList().ToLookup(candidate => candidate.Name);
        return [.. wanted.Select(post => Find(post.Row, post.Ways))];

        Dictionary<string, string> Find(PostRow row, Dictionary<string, List<(IReadOnlyList<string> Names, IReadOnlyList<string> Folders)>> links)
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (value, ways) in links)
            {
                var best = ways.SelectMany(way => way.Names.Select(name => Best(candidates[name].ToList(), way.Folders, row.Path))).FirstOrDefault(candidate => candidate is not null);
                if (best is not null) found[value] = best.Url;
            }

            return found;
        }
    }

    /// <summary>Where the files lie that the post names, by their folded names.</summary>
    public static Dictionary<string, string> FindNamedFiles(this ReadSession session, PostRow row, IReadOnlyList<LinkKey> notes)
    {
        var names = notes.Select(key => key.FileName).OfType<string>().Distinct().ToArray();
        return names.Length == 0
            ? []
            : session.Context.Media.Where(media => media.PostId == row.Id && names.Contains(media.Name)).Select(media => new { media.Name, media.Path }).ToDictionary(media => media.Name, media => media.Path);
    }

    private static IEnumerable<(IReadOnlyList<string> Names, IReadOnlyList<string> Folders)> Ways(LinkKey note) => note.Value.Split(Or).Select(NoteName.Parse);

    /// <summary>Names of files and aliases before titles: the one whose folders end as the link says, else the only one; then the one beside the post, the shortest path, the first.</summary>
    private static Candidate? Best(List<Candidate> candidates, IReadOnlyList<string> folders, string postPath)
    {
        if (candidates.Exists(candidate => !candidate.IsTitle)) candidates = candidates.FindAll(candidate => !candidate.IsTitle);
        var inPlace = candidates.Where(candidate => EndsWith(NoteName.Folders(candidate.Path), folders)).ToList();
        if (inPlace.Count == 0 && candidates.Count == 1) return candidates[0];
        var folder = Folder(postPath);
        return inPlace.OrderBy(candidate => Folder(candidate.Path) == folder ? 0 : 1).ThenBy(candidate => candidate.Path.Length).ThenBy(candidate => candidate.Path, StringComparer.Ordinal).FirstOrDefault();
    }

    private static bool EndsWith(IReadOnlyList<string> folders, IReadOnlyList<string> end) =>
        folders.Count >= end.Count && folders.Skip(folders.Count - end.Count).SequenceEqual(end, StringComparer.Ordinal);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private sealed record Candidate(string Name, string Path, string Url, bool IsTitle);
}
