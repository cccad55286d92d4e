namespace Blog.Content;

/// <summary>One entry of <c>authors.yaml</c> on its way to an <see cref="AuthorDescription"/>, with the problems met.</summary>
internal sealed class AuthorReading(List<ContentProblem> problems)
{
    private static readonly string[] Known = ["name", "bio", "avatar", "url", "pronouns", "links", "aliases"];
    private static readonly string AnyKnown = $"{string.Join(", ", Known.SkipLast(1))} or {Known[^1]}";

    private readonly List<NamedLink> links = [];
    private readonly List<string> aliases = [];
    private string? name, bio, avatar, url, pronouns;
    private (int Line, int Column) avatarPlace = (1, 1);

    /// <returns>Null for an entry that describes nobody.</returns>
    public AuthorDescription? Read(FrontMatterEntry entry)
    {
        switch (entry.Value)
        {
            case FrontMatterScalar scalar:
                name = scalar.IsEmpty ? null : Text(scalar);
                break;
            case FrontMatterMap map:
                foreach (var inner in map.Entries) Read(inner.Key, inner);
                break;
            default:
                Report(ProblemCode.UnusableValue, entry.Value, "this is no description of an author", $"write {AnyKnown} below the name");
                return null;
        }

        var slug = TagSlug.FromName(entry.Key);
        var shown = name is { Length: > 0 } ? name : FrontMatterLists.Clean(entry.Key);
        var synonyms = aliases.Append(shown).Select(TagSlug.FromName).Where(other => other != slug).Distinct(StringComparer.Ordinal);
        return new(slug, shown, bio ?? "", avatar, avatarPlace.Line, avatarPlace.Column, url, pronouns ?? "", links, [.. synonyms]);
    }

    private void Read(string key, FrontMatterEntry entry)
    {
        if (entry.Value is FrontMatterScalar { IsEmpty: true }) return;
        switch (key, entry.Value)
        {
            case ("name", FrontMatterScalar value):
                name = Text(value);
                break;
            case ("bio", FrontMatterScalar value):
                bio = Text(value);
                break;
            case ("pronouns", FrontMatterScalar value):
                pronouns = Text(value);
                break;
            case ("url", FrontMatterScalar value):
                if (FrontMatterLists.IsWeb(value.Value.Trim())) url = value.Value.Trim();
                else Report(ProblemCode.UnusableValue, value, $"the url {FrontMatterFields.Shown(value.Value)} is no absolute URL", "write https:// and the whole address");
                break;
            case ("avatar", FrontMatterScalar value):
                ReadAvatar(value);
                break;
            case ("aliases", FrontMatterScalar or FrontMatterList):
                aliases.AddRange(FrontMatterLists.Texts(entry.Value, ","));
                break;
            case ("links", FrontMatterList list):
                foreach (var item in list.Items) ReadLink(item);
                break;
            case ("links", _):
                Report(ProblemCode.UnusableValue, entry.Value, "links has to be a list", "write - name: Mastodon, and below it url: https://example.social/@ada");
                break;
            case ("name" or "bio" or "pronouns" or "url" or "avatar" or "aliases", _):
                Report(ProblemCode.UnusableValue, entry.Value, $"the value of {key} is no text", $"write {key}: and a text on one line");
                break;
            default:
                problems.Add(new(KnownAuthors.FileName, entry.Line, entry.Column, ProblemCode.UnknownKey, $"{FrontMatterFields.Shown(key)} is not known here", FrontMatterSpelling.Guess(FrontMatterKeys.Normalize(key), Known) is { } guess ? $"did you mean {guess}?" : $"write {AnyKnown}"));
                break;
        }
    }

    private void ReadAvatar(FrontMatterScalar value)
    {
        var written = value.Value.Trim();
        avatarPlace = (value.Line, value.Column);
        var path = written.StartsWith("./", StringComparison.Ordinal) ? written[2..] : written.TrimStart('/');
        if (written.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && FrontMatterLists.IsWeb(written)) avatar = written;
        else if (!written.Contains("://", StringComparison.Ordinal) && !path.Split('/').Contains("..") && MediaTypes.Of(path)?.StartsWith("image/", StringComparison.Ordinal) == true) avatar = UnicodeText.Compose(path);
        else Report(ProblemCode.UnusableValue, value, $"the avatar {FrontMatterFields.Shown(written)} is no picture", "write the path of one from the content folder on, or an https URL");
    }

    private void ReadLink(FrontMatterNode item)
    {
        var target = item is FrontMatterMap map ? FrontMatterLists.Inner(map, "url") : null;
        if (target is not null && (FrontMatterLists.IsWeb(target) || target.StartsWith("mailto:", StringComparison.Ordinal)) && FrontMatterLists.Inner((FrontMatterMap)item, "name") is { } label)
            links.Add(new(label, target));
        else Report(ProblemCode.UnusableValue, item, "a link needs a name and a url", "write - name: Mastodon, and below it url: https://example.social/@ada");
    }

    private static string Text(FrontMatterScalar value) => FrontMatterLists.Clean(ContentText.WithoutComments(value.Value));

    private void Report(ProblemCode code, FrontMatterNode node, string message, string suggestion) => problems.Add(new(KnownAuthors.FileName, node.Line, node.Column, code, message, suggestion));
}
