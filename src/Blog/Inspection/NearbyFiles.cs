using Blog.Content;

namespace Blog.Inspection;

/// <summary>Finds the file that an author probably meant by a path that no file has.</summary>
internal sealed class NearbyFiles(IReadOnlyList<ContentFile> files)
{
    private readonly HashSet<string> paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
    private readonly ILookup<string, string> folded = files.ToLookup(file => Fold(file.Path), file => file.Path, StringComparer.Ordinal);
    private readonly ILookup<string, string> named = files.ToLookup(file => Fold(Name(file.Path)), file => file.Path, StringComparer.Ordinal);

    public bool Has(string path) => paths.Contains(path);

    /// <summary>The file whose path differs in capitals only; null for none.</summary>
    public string? InOtherCase(string path) => paths.Contains(path) ? null : folded[Fold(path)].FirstOrDefault();

    /// <summary>What a link would have to say for the file beside it with nearly that name, else for the one elsewhere with that very name; null for neither.</summary>
    /// <param name="from">The file that the link stands in.</param>
    /// <param name="path">What it names.</param>
    public string? Nearest(string from, string path)
    {
        var (folder, name, isPost) = (Folder(path), Name(path), ContentNames.IsPost(path));
        var most = Math.Min(2, Path.GetFileNameWithoutExtension(name).Length / 3);
        var beside = files.Where(file => file.Path != from && Folder(file.Path) == folder && ContentNames.IsPost(file.Path) == isPost && Math.Abs(Name(file.Path).Length - name.Length) <= 4)
            .Select(file => (file.Path, Distance: Distance(name, Name(file.Path)))).Where(file => file.Distance <= most).OrderBy(file => file.Distance).FirstOrDefault();
        var found = beside.Path ?? named[Fold(name)].FirstOrDefault(file => file != from);
        return found is null ? null : Relative(from, found);
    }

    /// <summary>The target as written, with the capitals that the file has.</summary>
    public static string InCaseOf(string file, string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#') is >= 0 and var at ? at : target.Length;
        var written = target[..end].Split('/');
        var real = file.Split('/');
        for (var back = 1; back <= Math.Min(written.Length, real.Length); back++)
        {
            if (Fold(Uri.UnescapeDataString(written[^back])) != Fold(real[^back])) break;
            written[^back] = Uri.UnescapeDataString(written[^back]) == real[^back] ? written[^back] : Uri.EscapeDataString(real[^back]);
        }

        return string.Join('/', written) + target[end..];
    }

    /// <summary>Another ending, such as .png for .jpg, is one slip.</summary>
    private static int Distance(string one, string other)
    {
        var names = EditDistance.Between(Fold(Path.GetFileNameWithoutExtension(one)), Fold(Path.GetFileNameWithoutExtension(other)));
        return Fold(Path.GetExtension(one)) == Fold(Path.GetExtension(other)) ? names : names + 1;
    }

    private static string Relative(string from, string file)
    {
        string[] start = from.Split('/')[..^1], end = file.Split('/');
        var common = 0;
        while (common < start.Length && common < end.Length - 1 && start[common] == end[common]) common++;
        return string.Join('/', Enumerable.Repeat("..", start.Length - common).Concat(end[common..]).Select(part => part.Replace(" ", "%20", StringComparison.Ordinal)));
    }

    private static string Fold(string text) => UnicodeText.Compose(text).ToLowerInvariant();

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];
}
