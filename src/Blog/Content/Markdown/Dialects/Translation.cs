using System.Buffers;

namespace Blog.Content.Markdown.Dialects;

/// <summary>A body after the constructs of other engines in it became ordinary markdown.</summary>
/// <param name="Text">What Markdig is to read.</param>
/// <param name="Offsets">For each character its offset in the source; null where nothing was translated.</param>
/// <param name="Foreign">What was not understood, in order, a kind once.</param>
internal sealed record Translation(string Text, int[]? Offsets, IReadOnlyList<ForeignMark> Foreign)
{
    // Without one of these there is nothing to translate: one vectorised look, so that other bodies cost nothing.
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["{%", "{{", "{/*", "{:", "{#", "[[", ":::", "@/", "$$", "[caption", "[embed", "[gallery", "[TOC]", "[toc]", "__GHOST_URL__", "markdown=", "of contents", "of Contents", " ^", "\n^"],
        StringComparison.Ordinal);

    public static Translation Of(string body) =>
        body.AsSpan().ContainsAny(Marks) || body.AsSpan().TrimStart().StartsWith("import ", StringComparison.Ordinal) || HasTightHeading(body) || EmbedCode.IsIn(body) ? new DialectTranslator(body).Run() : new(body, null, []);

    private static bool HasTightHeading(string body)
    {
        for (var at = body.IndexOf("##", StringComparison.Ordinal); at >= 0; at = body.IndexOf("##", at, StringComparison.Ordinal))
        {
            var isLineStart = at == 0 || body[at - 1] is '\n' or '\r';
            while (at < body.Length && body[at] == '#') at++;
            if (isLineStart && at < body.Length && char.IsLetter(body[at])) return true;
        }

        return false;
    }
}

/// <summary>Something that was not understood, by its offset in the source.</summary>
internal readonly record struct ForeignMark(string Name, int Offset, bool HidesTheRest);
