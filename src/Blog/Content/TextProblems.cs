namespace Blog.Content;

/// <summary>What an author should know of the text of a post that could be read all the same.</summary>
internal static class TextProblems
{
    /// <param name="path">Of the file.</param>
    /// <param name="document">Whose body it is.</param>
    /// <param name="outline">Of the body.</param>
    /// <param name="unsafeHtml">The site keeps what authors write.</param>
    public static IEnumerable<ContentProblem> Of(string path, FrontMatterDocument document, MarkdownOutline outline, bool unsafeHtml)
    {
        if (Mojibake.Find(document.Body) is { } found)
        {
            var (line, column) = ContentText.Position(document.Body, found.Index);
            yield return new(path, document.BodyLine + line - 1, column, ProblemCode.Mojibake,
                $"{found.Written} looks like {found.Meant} decoded with the wrong character set", $"write {found.Meant}");
        }

        foreach (var construct in outline.Foreign)
        {
            yield return new(path, document.BodyLine + construct.Line - 1, construct.Column, ProblemCode.ForeignConstruct,
                construct.HidesTheRest ? $"the comment {construct.Name} is never closed and hides the rest" : $"{construct.Name} is not understood here",
                construct.HidesTheRest ? "close it, or put code into backticks" : "write markdown instead, or put code into backticks");
        }

        foreach (var element in unsafeHtml ? [] : outline.LeftOut)
        {
            yield return new(path, document.BodyLine + element.Line - 1, element.Column, ProblemCode.LeftOutHtml,
                element.IsWhole ? $"<{element.Tag}> is left out with all it holds" : $"<{element.Tag}> is no element of HTML, and only what it holds is shown",
                "write markdown or a link instead, or put code into backticks");
        }

        foreach (var picture in outline.Links.Where(link => link.LacksAlt))
        {
            var name = FrontMatterFields.Shown(picture.Target.StartsWith(LinkKey.NoteScheme, StringComparison.Ordinal) ? Uri.UnescapeDataString(picture.Target[LinkKey.NoteScheme.Length..]) : picture.Target);
            yield return new(path, document.BodyLine + picture.Line - 1, picture.Column, ProblemCode.MissingAlt,
                $"nothing says what the picture {name} shows", $"write ![what it shows]({name}), or <img alt=\"\" src=\"{name}\"> where it only decorates");
        }
    }
}
