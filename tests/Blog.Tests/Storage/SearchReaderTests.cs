using System.Text;
using Blog.Content;
using Blog.Search;
using Blog.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>What is found and in which order, from the files up.</summary>
public sealed class SearchReaderTests : IDisposable
{
    private readonly TestBlog blog = new();

    public void Dispose() => blog.Dispose();

    [Fact]
    public void A_title_that_is_the_question_comes_before_titles_that_have_it_and_those_before_texts()
    {
        Write("text", "Something", "A long text about rust and rust and rust again, which says rust.");
        Write("two", "Rust never sleeps, and other rust", "Nothing.");
        Write("exact", "Rust!", "Nothing.");
        Write("heading", "Other", "Nothing.\n\n## Of rust");
        blog.Load();
        Assert.Equal(["Rust!", "Rust never sleeps, and other rust", "Other", "Something"], Titles("rust"));
    }

    [Fact]
    public void Of_two_that_fit_equally_the_newer_comes_first()
    {
        Write("a", "One tide", "Same text.", "2020-01-01");
        Write("b", "Two tide", "Same text.", "2024-01-01");
        Write("c", "Six tide", "Same text.", "2022-01-01");
        blog.Load();
        Assert.Equal(["Two tide", "Six tide", "One tide"], Titles("tide"));
    }

    [Theory]
    [InlineData("cafe", "Café")]
    [InlineData("CAFÉ", "Café")]
    [InlineData("cafe\u0301", "Café")]
    [InlineData("type", "TypeScript")]
    [InlineData("script", "TypeScript")]
    [InlineData("検索", "日本語の全文検索")]
    [InlineData("索", "日本語の全文検索")]
    [InlineData("日本語の全文検索", "日本語の全文検索")]
    [InlineData("全検", "")]
    [InlineData("ภาษา", "ภาษาไทยเป็นภาษา")]
    [InlineData("हिन्दी", "हिन्दी भाषा")]
    [InlineData("C#", "On C# today")]
    [InlineData("csharp", "On C# today")]
    [InlineData("C++", "On C++ today")]
    [InlineData("\"on c#\"", "On C# today")]
    [InlineData("\"c# on\"", "")]
    [InlineData("today -C++", "On C# today")]
    [InlineData("tag:\"SORA AI\"", "Tagged")]
    [InlineData("tag:.net", "Tagged")]
    [InlineData("dotnet", "Tagged")]
    [InlineData("year:1999", "Old")]
    [InlineData("old -year:1999", "")]
    [InlineData("😀", "")]
    public void A_word_is_found_however_it_is_written(string asked, string expected)
    {
        foreach (var (number, title) in ((string[])["Café", "TypeScript", "日本語の全文検索", "ภาษาไทยเป็นภาษา", "हिन्दी भाषा", "On C# today", "On C++ today"]).Index()) Write($"p{number}", title, "Text.");
        blog.Write("posts/tagged.md", "---\ntitle: Tagged\ndate: 2024-01-01\ntags: [sora ai, .NET]\n---\nText.");
        Write("old", "Old", "Text.", "1999-05-01");
        blog.Load();
        Assert.Equal(expected.Length == 0 ? [] : [expected], Titles(asked));
    }

    [Fact]
    public void A_slip_is_answered_with_the_word_that_a_post_has()
    {
        Write("a", "Lighthouse", "A keeper climbs.");
        blog.Load();
        Assert.Equal("lighthouse keeper", Ask("lighthuose keeper").Suggestion);
        Assert.Null(Ask("zebra").Suggestion);
        Assert.Null(Ask("lighthouse").Suggestion);
    }

    [Fact]
    public void Words_of_hidden_posts_are_neither_suggested_nor_counted_even_before_the_next_look()
    {
        blog.Write("posts/a.md", "---\ntitle: Lighthouse\ndate: 2024-01-01\nexpiryDate: 2026-03-02\n---\nText.");
        blog.Write("posts/b.md", "---\ntitle: Windmill\ndraft: true\n---\nText.");
        blog.Load();
        Assert.Equal("lighthouse", Ask("lighthuose").Suggestion);
        Assert.Null(Ask("windmlil").Suggestion);
        Assert.Empty(Titles("windmill"));
        // What the index held of it would weigh in the order of the others.
        Assert.Equal(1L, Scalar("SELECT COUNT(*) FROM SearchWords WHERE term = 'lighthouse'"));
        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM SearchWords WHERE term = 'windmill'"));
        blog.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(Ask("lighthuose").Suggestion);
        Assert.Empty(Titles("lighthouse"));
        blog.Load();
        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM SearchWords"));
    }

    /// <summary>A new index is told of its posts as they are read, and forgets what it finds in its rows: the two have to be the same to the letter.</summary>
    [Fact]
    public void Nothing_is_left_of_posts_that_went_nor_of_those_that_are_not_found()
    {
        blog.Write("posts/kept.md", "---\ntitle: Kept\ndate: 2024-01-01\n---\nalone");
        blog.Write("posts/a.md", "---\ntitle: C# été 検索\ndate: 2024-01-01\ntags: [.NET, two words, .NET]\ncategories: [One, [Two, Three]]\nauthors: [Ada]\nseries: [Sea]\ndescription: told\n---\n# First\n\ntext `code`\n\n## Second *part*\n\nmore");
        blog.Write("posts/b.md", "---\ntitle: Excerpted\ndate: 2024-01-01\n---\nA paragraph.\n\n全文検索は日本語");
        blog.Write("posts/scheduled.md", "---\ntitle: Later\ndate: 2030-01-01\n---\nlater");
        blog.Write("posts/unlisted.md", "---\ntitle: Silent\ndate: 2024-01-01\nunlisted: true\n---\nsilent");
        blog.Load();
        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM SearchWords WHERE term IN ('later', 'silent')"));
        Assert.Equal(3L, Scalar("SELECT COUNT(*) FROM SearchWords WHERE term IN ('told', 'second', 'excerpted')"));
        blog.Delete("posts/a.md");
        blog.Delete("posts/b.md");
        blog.Load();
        // A post without tags is filed under others.
        Assert.Equal(3L, Scalar("SELECT COUNT(*) FROM SearchWords WHERE term IN ('kept', 'alone', 'others')"));
        Assert.Equal(3L, Scalar("SELECT COUNT(*) FROM SearchWords"));
        Assert.Equal(1L, Scalar("SELECT COUNT(*) FROM Search_docsize"));
    }

    /// <summary>Whoever waits for room in the queue of a filling that has failed must not be told that somebody ended the load.</summary>
    [Fact]
    public void A_filling_that_fails_says_what_it_failed_with()
    {
        var post = new PostParser(new BlogOptions(), new MarkdownRenderer()).Parse("posts/a.md", "---\ntitle: A\n---\nText."u8.ToArray()).Post!;
        for (var round = 0; round < 20; round++)
        {
            using var filling = new SearchFilling();
            Assert.Throws<NullReferenceException>(() => Fill(filling));
        }

        void Fill(SearchFilling filling)
        {
            for (var id = 1; ; id++) filling.Add(id, id < 300 ? post : post with { Outline = null! });
        }
    }

    /// <summary>Scores depend on all that the index holds: after any changes they are those of an index made anew.</summary>
    [Fact]
    public void An_index_that_was_changed_answers_as_one_made_anew()
    {
        var random = new Random(7);
        string[] words = ["tide", "moon", "sea", "boat", "rope", "salt"];
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(3, 60)).Select(_ => words[random.Next(words.Length)]));
        for (var number = 0; number < 40; number++) Write($"p{number}", $"{Text()[..10]} {number}", Text());
        blog.Load();
        for (var number = 0; number < 40; number += 3) Write($"p{number}", $"Again {number}", Text() + " more");
        for (var number = 1; number < 40; number += 4) blog.Delete($"posts/p{number}.md");
        Write("p5", "Hidden", Text(), hides: true);
        blog.Load();
        var changed = words.Select(word => string.Join('|', Ask(word).List.Items.Select(item => item.Summary.Url))).ToList();
        Scalar("INSERT INTO Search (Search) VALUES ('integrity-check')");
        blog.Restart();
        File.Delete(blog.Database);
        blog.Load();
        Assert.Equal(changed, words.Select(word => string.Join('|', Ask(word).List.Items.Select(item => item.Summary.Url))));
    }

    /// <summary>What is remembered of posts from one question to the next is what they say now.</summary>
    [Fact]
    public void A_question_after_a_change_knows_nothing_of_before()
    {
        WriteTagged("a", "Tide", "sea");
        WriteTagged("b", "Moon", "sky");
        blog.Load();
        Assert.Equal(["Tide"], Titles("text tag:sea"));
        WriteTagged("b", "Tide", "sea");
        WriteTagged("c", "Star", "sky");
        blog.Load();
        Assert.Equal(["Tide", "Tide"], Titles("text tag:sea"));
        Assert.Equal(["Star"], Titles("text tag:sky"));
        Assert.Equal(["sea 2", "sky 1"], Ask("text").Tags.Select(tag => $"{tag.Name} {tag.Count}"));
        blog.Delete("posts/a.md");
        blog.Load();
        Assert.Equal(["Tide"], Titles("text tag:sea"));
    }

    /// <summary>There the numbers are those of other posts.</summary>
    [Fact]
    public void A_question_to_an_index_made_anew_knows_nothing_of_the_other()
    {
        WriteTagged("b", "Moon", "sky");
        WriteTagged("c", "Star", "night");
        blog.Load();
        Assert.Equal(["Moon"], Titles("text tag:sky"));
        WriteTagged("a", "Tide", "sea");
        blog.Delete("posts/c.md");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(blog.Database)!, "blog.db*")) File.Delete(file);
        blog.Load();
        Assert.Equal(["Moon"], Titles("text tag:sky"));
        Assert.Equal(["Tide"], Titles("text tag:sea"));
        Assert.Empty(Titles("text tag:night"));
    }

    [Fact]
    public void Words_of_a_large_vocabulary_are_not_waited_for_and_come()
    {
        foreach (var part in Enumerable.Range(0, 8)) Write($"many{part}", $"Many {part}", string.Join(' ', Enumerable.Range(0, 5000).Select(number => $"w{part}x{number:D4}")));
        Write("b", "Windmill", "A sail turns.");
        blog.Load();
        Assert.Equal("windmill", Ask("windmlil").Suggestion);
        Write("b", "Lighthouse", "A keeper climbs.");
        blog.Load();
        // A word that is gone is asked for and not suggested, whoever remembers it.
        Assert.Null(Ask("windmlil").Suggestion);
        Assert.True(SpinWait.SpinUntil(() => Ask("lighthuose").Suggestion == "lighthouse", TimeSpan.FromSeconds(30)));
    }

    /// <summary>Whatever is typed is answered: nothing of it reaches the language of the index.</summary>
    [Fact]
    public void No_text_is_an_error()
    {
        Write("a", "A title with words", "Some text, and C#.");
        blog.Load();
        var random = new Random(20261125);
        string[] pieces = ["\"", "'", "(", ")", "*", "^", ":", "-", "+", "{", "}", "AND", "OR", "NOT", "NEAR(", "Title:", "tag:", "year:", "20", "\0", "\ud800", "\udc00", "😀", "語", "ไ", "a", "words", " ", "\n", "\u0301", "#", "%", ";", "--", "/*", "\\", "\u202e", "\uffff"];
        for (var round = 0; round < 400; round++)
        {
            var typed = new StringBuilder();
            for (var count = random.Next(1, 40); count > 0; count--) typed.Append(pieces[random.Next(pieces.Length)]);
            Assert.NotNull(Ask(typed.ToString()));
        }
    }

    private void Write(string name, string title, string text, string date = "2024-01-01", bool hides = false) =>
        blog.Write($"posts/{name}.md", $"---\ntitle: \"{title}\"\ndate: {date}\n{(hides ? "draft: true\n" : "")}---\n{text}\n");

    private void WriteTagged(string name, string title, string tag) => blog.Write($"posts/{name}.md", $"---\ntitle: {title}\ndate: 2024-01-01\ntags: [{tag}]\n---\nText.");

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={blog.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SearchAnswer Ask(string typed) => blog.Search(search => search.Find(SearchQuery.Parse(typed), 1)!);

    private List<string> Titles(string typed) => [.. Ask(typed).List.Items.Select(item => item.Summary.Title)];
}
