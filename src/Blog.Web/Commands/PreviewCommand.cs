using Blog.Inspection;
using Blog.Web.Http;
using Blog.Web.Pages;

namespace Blog.Web.Commands;

/// <summary><c>blog preview</c>: prints the address under which somebody may see what the public does not, for a while. Nothing is written anywhere: the address itself says it, signed.</summary>
internal static class PreviewCommand
{
    public static int Run(string[] args)
    {
        if (PreviewArguments.Parse(args, out var wrong) is not { } arguments) return InspectionRun.Refuse(wrong);
        return InspectionRun.Run(arguments.Settings, (inspection, _, output) =>
        {
            var (options, now) = (inspection.Options, TimeProvider.System.GetUtcNow());
            if (options.PreviewKey.Length == 0) throw new SettingsException(["PreviewKey: there are no previews without a key: write the same long random text, such as openssl rand -hex 24 prints, in Blog__PreviewKey here and for the server"]);
            var until = DateTimeOffset.FromUnixTimeSeconds((now + arguments.Lifetime).ToUnixTimeSeconds());
            var (token, path) = (new PreviewToken(PreviewKind.Everything, until), SitePaths.Home);
            if (arguments.Date.Length > 0)
            {
                if (inspection.ParseDate(arguments.Date) is not { } at) return InspectionRun.Refuse($"{arguments.Date} is no date: write --as-of 2027-03-09, or \"2027-03-09 09:00\"");
                if (at <= now) return InspectionRun.Refuse($"{arguments.Date} has passed: write a date that lies ahead");
                token = new(PreviewKind.Site, until, At: at);
            }
            else if (arguments.File.Length > 0)
            {
                if (Find(inspection, arguments.File) is not { } post) return Verbs.ContentHasErrors;
                if (post.IsPublic)
                {
                    output.WriteLine(Address(options, post.Url));
                    Console.Error.WriteLine($"{post.File} is public: this is its address");
                    return Verbs.Fine;
                }

                (token, path) = (new(PreviewKind.Post, until, post.File), post.Url);
            }

            output.WriteLine(Address(options, SitePaths.Preview + token.Write(options.PreviewKey) + path));
            Console.Error.WriteLine($"good until {SiteDates.Moment(until, options.TimeZone, "en")}, for whoever has the address; with another PreviewKey no longer");
            return Verbs.Fine;
        });
    }

    private static PreviewSubject? Find(ContentInspection inspection, string asked)
    {
        var post = inspection.FindPost(asked);
        if (post is null) Console.Error.WriteLine(ProblemText.Line($"{asked}: no post of {inspection.Options.ContentPath} that could be shown: blog why says what became of the file"));
        return post;
    }

    private static string Address(BlogOptions options, string path)
    {
        if (options.BaseUrl is null) Console.Error.WriteLine("BaseUrl is not set: the address is the one of this machine. Write Blog__BaseUrl=https://example.com/");
        return (options.BaseUrl?.AbsoluteUri ?? Listening()).TrimEnd('/') + SitePaths.Encode(path);
    }

    private static string Listening() => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls
        ? SiteUrls.Reachable(urls.Split(';')[0])
        : "http://localhost:5080";
}
