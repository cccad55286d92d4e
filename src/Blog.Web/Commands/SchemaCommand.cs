using Blog.Content;
using Blog.Wording;

namespace Blog.Web.Commands;

/// <summary><c>blog schema</c>: the keys of posts, the settings or the words of the site, for editors that complete and check what is typed.</summary>
internal static class SchemaCommand
{
    public static int Run(string[] args)
    {
        if (args is [] or ["post"]) return Write(FrontMatterSchema.Create());
        if (args is ["site"]) return Write(SettingSchema.Create());
        if (args is ["words"]) return Write(WordSchema.Create());
        return InspectionRun.Refuse($"schema takes post, site or words, and no {ProblemText.Line(args.FirstOrDefault(argument => argument is not ("post" or "site" or "words")) ?? args[1])}: write blog schema > post.schema.json");
    }

    private static int Write(System.Text.Json.Nodes.JsonObject schema)
    {
        Console.Out.WriteLine(schema.ToJsonString(ProblemText.Json));
        return Verbs.Fine;
    }
}
