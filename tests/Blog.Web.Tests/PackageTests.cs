using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>What the program takes from others: few packages, each of the very bytes that are written down, and none with a known weakness.</summary>
public sealed class PackageTests
{
    // The program's own, and with all that they bring along. A package more has to be worth it.
    private const int MostDirect = 15, MostOfAll = 55;

    private static readonly string Root = TestSite.RepositoryRoot();

    private static readonly string[] Folders = ["src", "tests"];

    public static TheoryData<string> Projects =>
        [.. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_package_is_written_down_with_its_bytes(string project)
    {
        var text = File.ReadAllText(LockOf(project));
        // Where they come from is for each machine to say.
        Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        var packages = Packages(project).ToList();
        Assert.All(packages, package => Assert.Equal(64, Convert.FromBase64String(package.Value.GetProperty("contentHash").GetString()!).Length));
        var versions = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var own = XDocument.Load(Path.Combine(Root, project)).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).ToList();
        var direct = packages.Where(package => package.Value.GetProperty("type").GetString() == "Direct").ToDictionary(package => package.Name, package => package.Value.GetProperty("resolved").GetString());
        Assert.Equal(own.Order(StringComparer.Ordinal), direct.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, version) in direct) Assert.Equal((name, versions[name]), (name, version));
    }

    /// <summary>A restore for another architecture than these would not be held to what is written down.</summary>
    [Fact]
    public void An_image_is_made_of_what_is_written_down()
    {
        var dockerfile = File.ReadAllText(Path.Combine(Root, "Dockerfile"));
        Assert.Contains("--locked-mode", dockerfile, StringComparison.Ordinal);
        foreach (var project in (string[])["src/Blog/Blog.csproj", "src/Blog.Web/Blog.Web.csproj"])
        {
            Assert.Contains(Path.GetRelativePath(Root, LockOf(project)), dockerfile, StringComparison.Ordinal);
            using var written = JsonDocument.Parse(File.ReadAllText(LockOf(project)));
            Assert.Equal(["net10.0", "net10.0/linux-arm64", "net10.0/linux-x64"], written.RootElement.GetProperty("dependencies").EnumerateObject().Select(target => target.Name).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The command is the Dockerfile's own.</summary>
    [Fact]
    public async Task An_image_names_the_packages_that_it_is_made_of()
    {
        var command = File.ReadAllLines(Path.Combine(Root, "Dockerfile")).Single(line => line.Contains("sbom.cdx.json", StringComparison.Ordinal))["RUN ".Length..];
        var folder = Directory.CreateTempSubdirectory("blog-sbom-").FullName;
        try
        {
            await RunAsync(Root, "bash", "-c", command.Replace("/app", folder, StringComparison.Ordinal));
            using var list = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "sbom.cdx.json"), TestContext.Current.CancellationToken));
            var named = list.RootElement.GetProperty("components").EnumerateArray().ToList();
            var made = Packages("src/Blog.Web/Blog.Web.csproj").Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}").Distinct().ToList();
            Assert.True(made.Count > 20, $"only {made.Count} packages");
            Assert.Subset(named.Select(component => component.GetProperty("purl").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase), made.ToHashSet(StringComparer.OrdinalIgnoreCase));
            Assert.All(named, component => Assert.True(component.TryGetProperty("hashes", out _) && component.TryGetProperty("licenses", out _), $"{component}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_program_takes_few_packages()
    {
        string[] projects = ["src/Blog/Blog.csproj", "src/Blog.Web/Blog.Web.csproj"];
        var direct = projects.SelectMany(Packages).Where(package => package.Value.GetProperty("type").GetString() == "Direct").Select(package => package.Name).Distinct().ToList();
        var all = projects.SelectMany(Packages).Select(package => package.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(direct.Count <= MostDirect, $"{direct.Count}: {string.Join(", ", direct)}");
        Assert.True(all.Count <= MostOfAll, $"{all.Count}: {string.Join(", ", all)}");
    }

    /// <summary>Asks the registry, so that it belongs to the slow run: what has passed today may fail tomorrow. A restore asks too, and then the build fails.</summary>
    [Fact]
    public async Task No_package_has_a_known_weakness()
    {
        if (Environment.GetEnvironmentVariable("BLOG_TESTS_SLOW") is null) return;
        // A registry that knows of no weakness says of every package that it has none: it is asked for one that has.
        var weak = Directory.CreateTempSubdirectory("blog-weak-").FullName;
        try
        {
            const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.1\" /></ItemGroup></Project>";
            await File.WriteAllTextAsync(Path.Combine(weak, "weak.csproj"), Project, TestContext.Current.CancellationToken);
            if ((await WeakAsync(weak, "weak.csproj")).Count == 0) TestContext.Current.TestOutputHelper?.WriteLine("The registry that is asked here knows of no weakness of any package.");
        }
        finally
        {
            Directory.Delete(weak, recursive: true);
        }

        Assert.Empty(await WeakAsync(Root, "Blog.sln"));
    }

    private static async Task<List<string>> WeakAsync(string folder, string project)
    {
        using var report = JsonDocument.Parse(await RunAsync(folder, "dotnet", "list", project, "package", "--vulnerable", "--include-transitive", "--format", "json"));
        Assert.False(report.RootElement.TryGetProperty("problems", out var problems), problems.ToString());
        return [.. report.RootElement.GetProperty("projects").EnumerateArray().Where(found => found.TryGetProperty("frameworks", out _)).Select(found => found.ToString())];
    }

    /// <summary>What a program says that has to end well.</summary>
    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    private static string LockOf(string project) => Path.Combine(Root, Path.GetDirectoryName(project)!, "packages.lock.json");

    /// <summary>Those of a project, whatever it is built for.</summary>
    private static List<JsonProperty> Packages(string project) =>
        [.. JsonDocument.Parse(File.ReadAllText(LockOf(project))).RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()).Where(package => package.Value.GetProperty("type").GetString() != "Project")];
}
