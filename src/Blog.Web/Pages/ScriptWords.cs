using Blog.Wording;

namespace Blog.Web.Pages;

/// <summary>Hands the words of the site to its scripts, as <c>data-</c> attributes of an element that every page has.</summary>
public static class ScriptWords
{
    /// <summary>The attributes by their names in HTML; none where the scripts say the same by themselves.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(SiteWords words) =>
        [.. words.OfScripts.Select(word => KeyValuePair.Create(string.Concat(word.Key.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString())), word.Value))];
}
