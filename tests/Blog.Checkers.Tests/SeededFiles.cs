namespace Blog.Checkers.Tests;

/// <summary>Files that are wrong on purpose, for checkers to show that they notice.</summary>
internal sealed class SeededFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("blog-seeded-").FullName;

    public SeededFiles(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
        Files = [.. files.Select(file => Path.Combine(folder, file.Name))];
    }

    public IReadOnlyList<string> Files { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
