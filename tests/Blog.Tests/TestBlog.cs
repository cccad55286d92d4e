using Blog.Content;
using Blog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests;

/// <summary>Files, a real index and the readers, without a web server.</summary>
internal sealed class TestBlog : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("blog-unit-").FullName;
    private ServiceProvider services;

    public TestBlog()
    {
        Directory.CreateDirectory(Content);
        services = Build();
    }

    public string Content => Path.Combine(root, "content");

    public string Database => Path.Combine(root, "data", "blog.db");

    /// <summary>What the site remembers.</summary>
    public string Memory => Path.Combine(root, "data", "memory");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public BlogConfiguration Configuration => services.GetRequiredService<BlogConfiguration>();

    /// <summary>Settings beside the two paths, for the next <see cref="Restart"/>.</summary>
    public List<SettingValue> Settings { get; } = [];

    /// <summary>Where the program runs, for the next <see cref="Restart"/>.</summary>
    public string Environment { get; set; } = "Production";

    public void Write(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Content, path));

    public LoadReport Load() => services.GetRequiredService<ContentLoader>().Load();

    /// <inheritdoc cref="ContentLoader.Tidy"/>
    public void Tidy() => services.GetRequiredService<ContentLoader>().Tidy();

    /// <summary>Asks the reader of one request.</summary>
    public T Ask<T>(Func<PostReader, T> question) => AskOne(question);

    /// <summary>Asks one request's reader of addresses that have moved.</summary>
    public T AskMoved<T>(Func<MovedReader, T> question) => AskOne(question);

    /// <summary>Asks the search of one request.</summary>
    public T Search<T>(Func<SearchReader, T> question) => AskOne(question);

    /// <summary>Asks one request's reader of terms.</summary>
    public T AskTerms<T>(Func<TermReader, T> question) => AskOne(question);

    /// <summary>Asks one request's reader of the archive.</summary>
    public T AskArchive<T>(Func<ArchiveReader, T> question) => AskOne(question);

    public IReadOnlyList<string> Titles() => Ask(reader => reader.ListPosts(1)!.Items.Select(post => post.Title).ToList());

    /// <summary>Changes the index behind the back of whoever reads it.</summary>
    public void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>As if the process had ended and begun again.</summary>
    public void Restart()
    {
        services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        services = Build();
    }

    /// <summary>The index goes, as when its place is a fresh disk; what is remembered stays.</summary>
    public void LoseIndex()
    {
        services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Database)!, "blog.db*")) File.Delete(file);
        services = Build();
    }

    public void Dispose()
    {
        services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    private T AskOne<TReader, T>(Func<TReader, T> question)
        where TReader : notnull
    {
        using var scope = services.CreateScope();
        return question(scope.ServiceProvider.GetRequiredService<TReader>());
    }

    private ServiceProvider Build() => new ServiceCollection().AddSingleton<TimeProvider>(Clock)
        .AddBlog(new BlogConfiguration([new("ContentPath", Content, "test"), new("DatabasePath", Database, "test"), .. Settings], Environment), _ => null)
        .BuildServiceProvider();
}
