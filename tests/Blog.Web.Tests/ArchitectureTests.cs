using System.Text.RegularExpressions;
using Blog.Inspection;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The one-way street and the one gate, kept by the compiler where it can and by these where it cannot.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(TestSite.RepositoryRoot(), "src");

    [Fact]
    public void The_web_project_cannot_name_markdown_yaml_or_the_database()
    {
        var named = typeof(Program).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();
        Assert.Contains("Blog", named);
        Assert.DoesNotContain(named, name => name is "Markdig" or "YamlDotNet" or "Tomlyn" or "NetVips" || name.Contains("Sqlite", StringComparison.Ordinal) || name.Contains("EntityFramework", StringComparison.Ordinal));
    }

    [Fact]
    public void The_library_knows_no_HTTP() =>
        Assert.DoesNotContain(typeof(BlogOptions).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory]
    [InlineData("^using Markdig", "Blog/Content/MarkdownRenderer.cs", "Blog/Content/Markdown/")]
    [InlineData("^using (YamlDotNet|Tomlyn)", "Blog/Content/FrontMatter")]
    [InlineData(@"^using Microsoft\.(EntityFrameworkCore|Data\.Sqlite)", "Blog/Storage/", "Blog/ContentLoader.cs")]
    [InlineData("^using Jint", "Blog/Content/Markdown/Formulas/")]
    [InlineData("^using (NetVips|TextMateSharp)", "Blog/Media/", "Blog/Content/Markdown/")]
    [InlineData(@"\bFile\.(Read|Open|Exists)|\bDirectory\.|new FileInfo|new FileStream", "Blog/Content/ContentFolder.cs", "Blog/Content/FolderEntries.cs", "Blog/Content/FolderWalk.cs", "Blog/Content/NewFile.cs", "Blog/Content/RealPath.cs", "Blog/Content/RenamedFile.cs", "Blog/Diagnosis/", "Blog/Media/PictureCache.cs", "Blog/Memory/MemoryFolder.cs", "Blog/Storage/BlogDatabase.cs", "Blog/Storage/IndexConnection.cs", "Blog/Storage/ThrowAwayIndex.cs")]
    [InlineData(@"\bFile\.(Write|Append|Move|Create|Copy)|\bDirectory\.(Create|Move)", "Blog/Content/NewFile.cs", "Blog/Content/RenamedFile.cs", "Blog/Media/PictureCache.cs", "Blog/Memory/MemoryFolder.cs", "Blog/Storage/BlogDatabase.cs", "Blog/Storage/IndexConnection.cs", "Blog/Storage/ThrowAwayIndex.cs")]
    [InlineData("IgnoreQueryFilters", "Blog/Storage/LinkResolver.cs", "Blog/Storage/PreviewReader.cs")] // a hidden address is not to be told; an author asks why it is hidden
    [InlineData(@"\b(post|row|Post!?)\.(Hidden|FolderHidden|Shadowed|ExpireUtc)\b", "Blog/Storage/BlogDbContext.cs", "Blog/Storage/ReadSession.cs", "Blog/Storage/PreviewReader.cs")]
    [InlineData(@"\bPreviewReader\b", "Blog/Storage/PreviewReader.cs", "Blog/Inspection/")]
    [InlineData(@"\bContentInspection\b", "Blog/Inspection/ContentInspection.cs", "Blog.Web/Commands/")]
    [InlineData(@"DateTime(Offset)?\.(UtcNow|Now|Today)\b", "nowhere")]
    public void A_thing_is_named_in_its_own_room_alone(string pattern, params string[] rooms)
    {
        var outside = from file in Directory.EnumerateFiles(Sources, "*.cs*", SearchOption.AllDirectories)
                      let path = Path.GetRelativePath(Sources, file).Replace('\\', '/')
                      where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
                      where !rooms.Any(room => path.StartsWith(room, StringComparison.Ordinal))
                      from line in File.ReadLines(file)
                      where Regex.IsMatch(line, pattern) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                      select $"{path}: {line.Trim()}";
        Assert.Empty(outside);
    }

    /// <summary>How many processors it takes, what it keeps and what it may open is settled before it is first used, whoever that is.</summary>
    [Fact]
    public void Whoever_uses_the_library_of_pictures_has_prepared_it()
    {
        var found = from file in Directory.EnumerateFiles(Path.Combine(Sources, "Blog"), "*.cs", SearchOption.AllDirectories)
                    let text = File.ReadAllText(file)
                    where text.Contains("using NetVips;", StringComparison.Ordinal) && !text.Contains("PictureLibrary.Prepare();", StringComparison.Ordinal)
                    select Path.GetFileName(file);
        // The letters are drawn for whoever has done so, and versions are kept of what another makes.
        Assert.Equal(["PictureLibrary.cs", "PictureVersions.cs", "ShareFont.cs"], found.Order());
    }

    [Fact]
    public void Pages_hold_no_inline_style_script_or_handler()
    {
        // The one inline script is a constant, which the policy names by its hash.
        var found = from file in Directory.EnumerateFiles(Sources, "*.cshtml", SearchOption.AllDirectories)
                    from line in File.ReadLines(file)
                    where Inline().IsMatch(line.Replace("<script>@Html.Raw(ThemeScript.Source)</script>", "", StringComparison.Ordinal))
                    select $"{file}: {line.Trim()}";
        Assert.Empty(found);
    }

    // Data for search engines is no script, and no browser runs it.
    [GeneratedRegex(""" style="| on[a-z]+="|<!?script(?! type="application/ld\+json">)(?![^>]*\bsrc=)|<style""")]
    private static partial Regex Inline();
}
