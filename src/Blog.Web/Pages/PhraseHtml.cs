using System.Text.Encodings.Web;
using Blog.Wording;
using Microsoft.AspNetCore.Html;

namespace Blog.Web.Pages;

/// <summary>Writes phrases into pages, where some of their places are markup.</summary>
public static class PhraseHtml
{
    /// <summary>The phrase as HTML.</summary>
    /// <param name="places">What stands at each of its places, made of the words that the phrase has there.</param>
    public static IHtmlContent ToHtml(this Phrase phrase, params (string Name, Func<string, IHtmlContent> Make)[] places) => new Written(phrase, places);

    private sealed class Written(Phrase phrase, (string Name, Func<string, IHtmlContent> Make)[] places) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var part in phrase.Parts)
            {
                if (part.Name.Length == 0) encoder.Encode(writer, part.Text);
                else Array.Find(places, place => place.Name == part.Name).Make(part.Text).WriteTo(writer, encoder);
            }
        }
    }
}
