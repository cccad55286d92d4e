using System.Globalization;

namespace Blog.Diagnosis;

/// <summary>Looks at what a site needs of its machine and its settings, without starting it.</summary>
public static class Checkup
{
    private const int FewLetters = 8;

    /// <summary>What is found of each thing that is looked at, well or not, in an order that does not change.</summary>
    /// <param name="settings">Environment and command line, the winner last.</param>
    /// <param name="environment">The host's, such as Production.</param>
    /// <param name="clock">Whose sanity is judged, too.</param>
    /// <param name="machine">The one that runs, but for what a test says of it.</param>
    public static IReadOnlyList<Finding> List(IReadOnlyList<SettingValue> settings, string environment, TimeProvider clock, Machine machine)
    {
        BlogOptions options;
        try
        {
            options = new BlogConfiguration(settings, environment, remembers: false).Current;
        }
        catch (SettingsException error)
        {
            // The folders are named outside of blog.yaml, so that what is wrong with them can be said all the same.
            return
            [
                .. error.Problems.Select(problem => Finding.Error("settings", problem, "correct it; the rest is looked at then")),
                .. new FolderExam(error.Usable ?? BlogSettings.Read(null, settings, environment), machine, clock.GetUtcNow()).List(),
                .. System(clock, machine),
            ];
        }

        return
        [
            Finding.Ok("settings", "all can be used"),
            Address(options, environment),
            Secret(options),
            .. new FolderExam(options, machine, clock.GetUtcNow()).List(),
            .. System(clock, machine),
        ];
    }

    private static Finding Address(BlogOptions options, string environment)
    {
        const string check = "base-url";
        if (options.BaseUrl is not { } url)
        {
            return environment == "Production"
                ? Finding.Warning(check, "BaseUrl is not set: feeds and the sitemap name the address that is listened on", "write Blog__BaseUrl=https://example.com/")
                : Finding.Ok(check, "not set, which is well outside of Production");
        }

        if (environment != "Production") return Finding.Ok(check, url.AbsoluteUri);
        if (url.IsLoopback) return Finding.Warning(check, $"{url} is this machine alone, and no reader's", "write the address that readers type: Blog__BaseUrl=https://example.com/");
        if (url.Scheme == Uri.UriSchemeHttp) return Finding.Warning(check, $"{url} is not encrypted", $"write Blog__BaseUrl=https://{url.Authority}{url.AbsolutePath}, with a proxy in front that speaks TLS");
        return url.AbsolutePath.EndsWith(".html/", StringComparison.OrdinalIgnoreCase) || url.AbsolutePath.EndsWith(".php/", StringComparison.OrdinalIgnoreCase)
            ? Finding.Warning(check, $"{url} ends like a file, and every address of the site would begin with it", $"write Blog__BaseUrl={url.Scheme}://{url.Authority}/")
            : Finding.Ok(check, url.AbsoluteUri);
    }

    private static Finding Secret(BlogOptions options) => options.PreviewKey.Length == 0
        ? Finding.Ok("preview-key", "not set, so that there are no previews")
        : options.PreviewKey.Distinct().Count() < FewLetters
            ? Finding.Warning("preview-key", "the key has so few different characters that it could be guessed", "write what openssl rand -hex 24 prints in Blog__PreviewKey")
            : Finding.Ok("preview-key", "set");

    private static IEnumerable<Finding> System(TimeProvider clock, Machine machine)
    {
        var now = clock.GetUtcNow();
        yield return now.Year is < 2025 or > 2100
            ? Finding.Error("clock", string.Create(CultureInfo.InvariantCulture, $"the clock says {now:yyyy-MM-dd}, and with it every post is due or none"), "set it: timedatectl set-ntp true")
            : Finding.Ok("clock", string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm} UTC"));
        yield return machine.HasZones
            ? Finding.Ok("time-zones", "the time zone database is there")
            : Finding.Error("time-zones", "there is no time zone database, so that no zone but UTC can be named", "install it: apt-get install tzdata, or apk add tzdata");
        yield return machine.HasCultures
            ? Finding.Ok("languages", "names of months and orders of letters are there")
            : Finding.Warning("languages", "the data of languages is missing, so that dates and sorted lists are English", "install it: apt-get install libicu-dev, or apk add icu-libs icu-data-full, and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
        yield return machine.HasFormulas
            ? Finding.Ok("formulas", "temml is part of the program")
            : Finding.Warning("formulas", "temml is missing, so that formulas are shown as their source", "build the program where npm is installed");
        yield return File.Exists(Path.Combine(machine.FontPath, "Literata-Regular.ttf")) && File.Exists(Path.Combine(machine.FontPath, "Literata-SemiBold.ttf"))
            ? Finding.Ok("fonts", "the fonts of share images are there")
            : Finding.Warning("fonts", $"{machine.FontPath} lacks Literata-Regular.ttf or Literata-SemiBold.ttf, so that share images are drawn in another font", "install the program again, with its folder fonts");
    }
}
