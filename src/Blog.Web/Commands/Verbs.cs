namespace Blog.Web.Commands;

/// <summary>The verbs of the executable. The first argument names one; without one it serves.</summary>
internal static class Verbs
{
    public const int Fine = 0;

    /// <summary><c>check</c> or <c>doctor</c> found errors, <c>why</c> found nothing, or <c>new</c> or <c>rename</c> made nothing.</summary>
    public const int ContentHasErrors = 1;

    public const int WrongUsage = 2;

    /// <summary>The configuration cannot be used: sysexits' EX_CONFIG.</summary>
    public const int BadConfiguration = 78;

    internal const string Usage = """
        usage: blog [serve] [--urls ADDRESS] [--Blog:SETTING VALUE]...   serves the content folder
               blog check [--format text|json|github|sarif] [--frames] [--warn-as-error] [--external]
                         [--Blog:SETTING VALUE]...
                                                                        says every problem of the content
               blog why FILE|URL [--format text|json] [--Blog:SETTING VALUE]...
                                                                        says how a file was understood, and whether the public sees it
               blog preview FILE|--as-of DATE|--all [--expires 7d] [--Blog:SETTING VALUE]...
                                                                        prints an address that shows what is hidden, for a while
               blog list [--public|--hidden|--drafts|--scheduled|--expired]... [--sort date|title|path|url] [--reverse]
                         [--format text|json] [--Blog:SETTING VALUE]... lists the posts, hidden ones too
               blog new TITLE [--tag TAG]... [--draft] [--lang de] [--date 2026-12-24] [--folder posts/trip] [--bundle] [--slug NAME]
                         [--Blog:SETTING VALUE]...                      begins a post: makes its file, and prints its path and its address
               blog rename OLD NEW [--dry-run] [--Blog:SETTING VALUE]...
                                                                        gives a post another name, and writes its old address into its aliases
               blog schema [post|site|words]                            prints the JSON Schema of front matter, of blog.yaml or of words.yaml
               blog explain [CODE]                                      says what a problem means and what to write
               blog doctor [--format text|json] [--urls ADDRESS] [--Blog:SETTING VALUE]...
                                                                        says whether the machine and the settings are fit for a site
               blog health                                              asks a running server whether it is alive
        """;

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["serve", .. var rest] => ServeCommand.RunAsync(rest),
        ["check", .. var rest] => Task.FromResult(CheckCommand.Run(rest)),
        ["why", .. var rest] => Task.FromResult(WhyCommand.Run(rest)),
        ["preview", .. var rest] => Task.FromResult(PreviewCommand.Run(rest)),
        ["list", .. var rest] => Task.FromResult(ListCommand.Run(rest)),
        ["new", .. var rest] => Task.FromResult(NewCommand.Run(rest)),
        ["rename", .. var rest] => Task.FromResult(RenameCommand.Run(rest)),
        ["doctor", .. var rest] => Task.FromResult(DoctorCommand.Run(rest)),
        ["schema", .. var rest] => Task.FromResult(SchemaCommand.Run(rest)),
        ["explain", .. var rest] => Task.FromResult(ExplainCommand.Run(rest)),
        ["health"] => HealthCommand.RunAsync(),
        ["health", ..] => Task.FromResult(Say(Console.Error, "blog: health takes no arguments; it asks the address in ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS", WrongUsage)),
        ["help" or "--help" or "-h"] => Task.FromResult(Say(Console.Out, Usage, Fine)),
        [var verb, ..] when !verb.StartsWith('-') => Task.FromResult(Say(Console.Error, $"blog: there is no verb {verb}{Environment.NewLine}{Usage}", WrongUsage)),
        _ => ServeCommand.RunAsync(args),
    };

    private static int Say(TextWriter writer, string text, int code)
    {
        writer.WriteLine(text);
        return code;
    }
}
