using System.Security.Cryptography;

namespace Blog.Content.Markdown;

/// <summary>
/// Tells our own elements from the author's while a body with raw HTML passes the allow-list: a random word for one rendering, which
/// nobody can know when writing. It never reaches a page.
/// </summary>
/// <param name="Attribute">What own elements with an id or a form control carry, with a leading space; empty without raw HTML.</param>
internal sealed record OwnMark(string Attribute, string Word)
{
    public const string Name = "data-own";

    public static readonly OwnMark None = new("", "");

    public static OwnMark Create()
    {
        var word = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new OwnMark($" {Name}=\"{word}\"", word);
    }
}
