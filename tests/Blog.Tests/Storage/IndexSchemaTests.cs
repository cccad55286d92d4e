using Blog.Storage;
using Blog.Tests.Content;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Blog.Tests.Storage;

/// <summary>The tables are written down in SQL, so that a start need not ask the model for them.</summary>
public sealed class IndexSchemaTests
{
    [Fact]
    public void The_tables_are_those_that_questions_are_put_to()
    {
        var file = Path.Combine(Corpus.Repository(), "src", "Blog", "Storage", "Schema.sql");
        using var context = new BlogDbContext(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite().Options, DateTime.UnixEpoch, showHidden: false);
        var asked = context.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("BLOG_GOLDEN") is not null) File.WriteAllText(file, asked);
        Assert.True(asked == File.ReadAllText(file), "a table of BlogDbContext has changed: raise SchemaVersion there, and write Schema.sql anew with BLOG_GOLDEN=1");
    }
}
