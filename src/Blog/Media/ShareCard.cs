using System.Text;
using System.Text.Json;
using Blog.Content;

namespace Blog.Media;

/// <summary>Everything that a share image shows. Two cards that say the same are one image.</summary>
/// <param name="Site">The site's name, at the foot of the sheet.</param>
/// <param name="Title">The post's.</param>
/// <param name="Note">What stands under the title, such as the site's description; empty for nothing.</param>
/// <param name="Author">At the foot, after the site's name; empty for nobody.</param>
/// <param name="Margin">The lines in the margin, such as the parts of a date.</param>
/// <param name="Language">BCP 47 tag, which decides how letters that languages share are drawn.</param>
/// <param name="IsRightToLeft">The sheet has its margin at the right.</param>
public sealed record ShareCard(string Site, string Title, string Note, string Author, IReadOnlyList<string> Margin, string Language, bool IsRightToLeft)
{
    public const int Width = 1200, Height = 630;

    // Raised with every change of the drawing: the address of an image is for ever.
    private const int Version = 2;

    /// <summary>What identifies the image.</summary>
    public string Hash => ContentHash.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new object[] { Version, Site, Title, Note, Author, Margin, Language, IsRightToLeft })));
}
