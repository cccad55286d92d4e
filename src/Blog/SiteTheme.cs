namespace Blog;

/// <summary>A look that the site brings with it: a set of the tokens that <c>site.css</c> begins with.</summary>
/// <param name="Name">As the setting has it. All but <see cref="Paper"/> have a file of that name in <c>wwwroot/css/themes</c>.</param>
/// <param name="LightPaper">Colour of the page in light, for the browser's own frame.</param>
/// <param name="DarkPaper">The same in dark.</param>
public sealed record SiteTheme(string Name, string LightPaper, string DarkPaper)
{
    /// <summary>What <c>site.css</c> itself says.</summary>
    public static SiteTheme Paper { get; } = new("paper", "#fcfbf7", "#15171c");

    public static IReadOnlyList<SiteTheme> All { get; } = [Paper, new("slate", "#fafbfc", "#101418"), new("moss", "#f8f9f3", "#141812")];
}
