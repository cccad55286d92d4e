using Xunit;

namespace Blog.Tests.Content;

/// <summary>Posts of real blogs in a folder beside the repository, which not every clone has; a test that wants them is skipped without it.</summary>
internal static class Corpus
{
    private static readonly string[] Extensions = [".md", ".markdown", ".mdx"];

    /// <summary>Every post, with its path inside of its own repository.</summary>
    public static List<(string Corpus, string Path, byte[] Content)> Read(string name)
    {
        var root = Folder(name);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/').Split('/'))
            .Where(parts => parts.Length > 2)
            .Select(parts => (parts[0], string.Join('/', parts[2..]), File.ReadAllBytes(Path.Combine([root, .. parts]))))];
    }

    public static string Folder(string name)
    {
        Assert.SkipUnless(Exists(name, out var folder), $"{folder} is not there");
        return folder;
    }

    public static bool Exists(string name, out string folder)
    {
        var root = Environment.GetEnvironmentVariable("BLOG_SHARED") ?? Path.Combine(Path.GetDirectoryName(Repository().TrimEnd('/'))!, "shared");
        folder = Path.Combine(root, name);
        return Directory.Exists(folder);
    }

    public static string Repository()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Blog.sln"))) at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
