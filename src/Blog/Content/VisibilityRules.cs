namespace Blog.Content;

/// <summary>
/// What each key and each path says about who may see a post. Confidentiality fails closed: a value of a hiding key that is empty or
/// not understood hides, of keys given twice any hiding value hides, and a misspelt key with a hiding value hides too.
/// </summary>
internal static class VisibilityRules
{
    internal enum Effect
    {
        Hide,
        Unlist,
        NoIndex,
        NotSearched,
    }

    private enum Verdict
    {
        None,
        Applies,
        Unclear,
    }

    private sealed record Rule(string Name, Effect Effect, Func<FrontMatterNode, Verdict> Judge);

    internal static readonly HashSet<string> HiddenStatuses =
        ["draft", "drafts", "pending", "private", "future", "scheduled", "sent", "trash", "hidden", "unpublished", "archived", "inherit", "auto-draft", "unlisted", "wip", "idea"];
    internal static readonly HashSet<string> RestrictedAccess = ["private", "hidden", "password", "protected", "members", "paid", "tiers", "internal", "unlisted", "draft", "none"];

    private static readonly Dictionary<string, Rule> Rules = Table();
    private static readonly string[] HidingSpellings = [.. Rules.Where(pair => pair.Value.Effect == Effect.Hide).Select(pair => pair.Key)];

    /// <summary>The decision about a file whose front matter could be read.</summary>
    /// <param name="isOptIn">Nothing is public that does not say so.</param>
    public static Visibility Decide(FrontMatterFields fields, string path, List<ContentProblem> problems, bool isOptIn = false)
    {
        List<string>? reasons = VisibilityPlaces.Reason(path) is { } reason ? [reason] : null;
        if (isOptIn && !SaysPublish(fields)) (reasons ??= []).Add("no publish: true");
        bool unlisted = false, noIndex = false, notSearched = false;
        foreach (var (name, entry) in fields.All)
        {
            if (!TryFind(name, out var rule, out var isMisspelt)) continue;
            var verdict = rule.Judge(entry.Value);
            var written = Written(entry);
            if (isMisspelt)
            {
                // A key that says nothing here may well be another one's slip: dat is date.
                var guess = verdict == Verdict.Applies ? rule.Name : FrontMatterKeys.Guess(name) ?? rule.Name;
                problems.Add(new(path, entry.Line, entry.Column, ProblemCode.MisspeltVisibility,
                    verdict == Verdict.Applies
                        ? $"{FrontMatterFields.Shown(entry.Key)} is taken for {rule.Name}, so the post is hidden"
                        : $"{FrontMatterFields.Shown(entry.Key)} looks like {guess}, and has no effect",
                    $"write {guess}"));
                if (verdict == Verdict.Unclear) continue;
            }

            fields.Origins?.Judged(entry, written, verdict == Verdict.None ? null : rule.Effect);
            if (verdict == Verdict.None) continue;
            if (verdict == Verdict.Unclear)
            {
                problems.Add(new(path, entry.Value.Line, entry.Value.Column, ProblemCode.UnclearVisibility,
                    $"{written} is not clear, so the post is {(rule.Effect == Effect.Hide ? "hidden" : "kept out of lists or search")}", Suggest(rule)));
            }

            switch (rule.Effect)
            {
                case Effect.Hide:
                    (reasons ??= []).Add(written);
                    break;
                case Effect.Unlist:
                    unlisted = true;
                    break;
                case Effect.NoIndex:
                    noIndex = true;
                    break;
                case Effect.NotSearched:
                    notSearched = true;
                    break;
            }
        }

        VisibilityStrays.Heed(fields.Map, path, ref reasons, problems);
        return reasons is null && !unlisted && !noIndex && !notSearched ? Visibility.Public : new Visibility(reasons ?? [], unlisted, noIndex, notSearched);
    }

    /// <summary>What a key that was found in unreadable text says, as far as can be told.</summary>
    /// <param name="isClear">The key is spelt right, and its value is not in doubt.</param>
    public static bool Hides(string key, string value, out bool isClear)
    {
        isClear = false;
        if (!TryFind(FrontMatterKeys.Normalize(key), out var rule, out var isMisspelt) || rule.Effect != Effect.Hide) return false;
        var verdict = rule.Judge(new FrontMatterScalar(value, value.Length > 0, 1, 1));
        isClear = verdict == Verdict.Applies && !isMisspelt;
        return verdict == Verdict.Applies || (verdict == Verdict.Unclear && !isMisspelt);
    }

    /// <summary>The hiding key that an unknown key was probably meant to be; null for none.</summary>
    public static string? FindMisspelt(string path) =>
        FrontMatterKeys.IsKnown(path) || FrontMatterIgnored.Contains(path) || Rules.ContainsKey(path) ? null : FrontMatterSpelling.Nearest(path, HidingSpellings, isWary: true);

    private static bool TryFind(string path, out Rule rule, out bool isMisspelt)
    {
        if (path.StartsWith("params.", StringComparison.Ordinal)) path = path[7..];
        else if (path.StartsWith("extra.", StringComparison.Ordinal)) path = path[6..];
        isMisspelt = false;
        if (Rules.TryGetValue(path, out rule!)) return true;
        if (FindMisspelt(path) is not { } meant) return false;
        rule = Rules[meant];
        return isMisspelt = true;
    }

    private static Dictionary<string, Rule> Table()
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        Add(FrontMatterKeys.Draft, Effect.Hide, WhenTrue);
        Add(FrontMatterKeys.Private, Effect.Hide, WhenTrue);
        Add(FrontMatterKeys.Headless, Effect.Hide, WhenTrue);
        Add(FrontMatterKeys.Published, Effect.Hide, value => IsDate(value) ? Verdict.None : WhenFalse(value));
        Add(FrontMatterKeys.Public, Effect.Hide, WhenFalse);
        Add(FrontMatterKeys.Status, Effect.Hide, value => Word(value) switch
        {
            "published" or "publish" => Verdict.None,
            { } word when HiddenStatuses.Contains(word) => Verdict.Applies,
            _ => Verdict.Unclear,
        });
        Add(FrontMatterKeys.Access, Effect.Hide, value => Word(value) switch
        {
            "public" => Verdict.None,
            { } word when RestrictedAccess.Contains(word) => Verdict.Applies,
            _ => Verdict.Unclear,
        });
        Add(FrontMatterKeys.Password, Effect.Hide, value => value is FrontMatterScalar { IsEmpty: true } ? Verdict.Unclear : Verdict.Applies);
        Add(FrontMatterKeys.Render, Effect.Hide, value => Word(value) is "never" or "link" ? Verdict.Applies : Word(value) is "always" ? Verdict.None : WhenFalse(value));
        Add(FrontMatterKeys.Listed, Effect.Unlist, value => Word(value) is "never" or "local" ? Verdict.Applies : Word(value) is "always" ? Verdict.None : WhenFalse(value));
        Add(FrontMatterKeys.Unlisted, Effect.Unlist, WhenTrue);
        Add(FrontMatterKeys.NoIndex, Effect.NoIndex, WhenTrue);
        Add(FrontMatterKeys.Robots, Effect.NoIndex, value =>
            Word(value) is { } word && (word.Contains("noindex", StringComparison.Ordinal) || word == "none" || word == "false") ? Verdict.Applies : Verdict.None);
        Add(FrontMatterKeys.Sitemap, Effect.NoIndex, value => value switch
        {
            FrontMatterMap map when map.Entries.Any(entry => entry.Key is "exclude" or "disable" && WhenTrue(entry.Value) == Verdict.Applies) => Verdict.Applies,
            FrontMatterScalar scalar when FrontMatterBoolean.Read(scalar.Value) == false => Verdict.Applies,
            _ => Verdict.None,
        });
        Add(FrontMatterKeys.NotSearched, Effect.NotSearched, WhenTrue);
        Add(FrontMatterKeys.Searched, Effect.NotSearched, WhenFalse);
        // Eleventy writes no page for it.
        rules["permalink"] = new Rule("permalink", Effect.Hide, value => value is not FrontMatterScalar scalar ? Verdict.None
            : FrontMatterBoolean.Read(scalar.Value) == false ? Verdict.Applies
            : FrontMatterBoolean.Read(scalar.Value.Split(' ', '\n')[0]) == false ? Verdict.Unclear : Verdict.None);
        return rules;

        void Add(FrontMatterKey key, Effect effect, Func<FrontMatterNode, Verdict> judge)
        {
            foreach (var spelling in key.Spellings) rules[FrontMatterKeys.Normalize(spelling)] = new Rule(spelling, effect, judge);
        }
    }

    private static bool SaysPublish(FrontMatterFields fields) => fields.FindAll(FrontMatterKeys.Published)
        .Any(entry => FrontMatterKeys.Normalize(entry.Key) is "publish" or "dgpublish" && entry.Value is FrontMatterScalar scalar && (FrontMatterBoolean.Read(scalar.Value) == true || IsDate(scalar)));

    private static Verdict WhenTrue(FrontMatterNode value) => Judge(value, hidesWhen: true);

    private static Verdict WhenFalse(FrontMatterNode value) => Judge(value, hidesWhen: false);

    private static Verdict Judge(FrontMatterNode value, bool hidesWhen) => value is FrontMatterScalar scalar && FrontMatterBoolean.Read(scalar.Value) is { } said
        ? said == hidesWhen ? Verdict.Applies : Verdict.None
        : Verdict.Unclear;

    private static string? Word(FrontMatterNode value) => (value as FrontMatterScalar)?.Value.Trim().ToLowerInvariant();

    private static bool IsDate(FrontMatterNode value) =>
        value is FrontMatterScalar scalar && !FrontMatterBoolean.IsWord(scalar) && FrontMatterDate.TryParse(scalar.Value, TimeZoneInfo.Utc, out _, out _);

    internal static string Written(FrontMatterEntry entry) => entry.Value switch
    {
        _ when FrontMatterKeys.Normalize(entry.Key) == "password" => "password",
        FrontMatterScalar scalar => $"{FrontMatterFields.Shown(entry.Key)}: {(scalar.Value.Length == 0 ? "" : FrontMatterFields.Shown(scalar.Value))}".TrimEnd(),
        _ => FrontMatterFields.Shown(entry.Key),
    };

    private static string Suggest(Rule rule) => rule.Name switch
    {
        "status" or "post_status" => "write status: published, or status: draft",
        "visibility" => "write visibility: public, or visibility: private",
        "password" => "remove the key, or write draft: true",
        _ when rule.Judge(new FrontMatterScalar("true", false, 1, 1)) == Verdict.Applies => $"write {rule.Name}: true to keep it so, or {rule.Name}: false",
        _ => $"write {rule.Name}: false to keep it so, or {rule.Name}: true",
    };
}
