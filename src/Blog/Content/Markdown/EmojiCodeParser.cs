using Markdig.Extensions.Emoji;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Content.Markdown;

/// <summary>Parses emoji by name, such as <c>:tada:</c>, where they stand as a word of their own: colons of times, paths and code are what they are.</summary>
internal sealed class EmojiCodeParser() : EmojiParser(new EmojiMapping(enableSmileys: false))
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (char.IsLetterOrDigit(before) || before == ':' && processor.Inline is not EmojiInline) return false;
        var code = slice.AsSpan();
        var end = code.Length < 2 ? -1 : code[1..Math.Min(code.Length, 60)].IndexOfAnyExcept(Letters) + 1;
        if (end < 2 || code[end] != ':' || end + 1 < code.Length && (code[end + 1] == ':' && (end + 2 >= code.Length || !char.IsAsciiLetter(code[end + 2])) || char.IsLetterOrDigit(code[end + 1]))) return false;
        return base.Match(processor, ref slice);
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-");
}
