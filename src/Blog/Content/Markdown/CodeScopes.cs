namespace Blog.Content.Markdown;

/// <summary>Maps TextMate's scopes to the few classes that the style sheet knows.</summary>
internal static class CodeScopes
{
    /// <summary>Every class there is.</summary>
    public static readonly IReadOnlyList<string> Classes =
        ["tok-kw", "tok-str", "tok-num", "tok-type", "tok-fn", "tok-com", "tok-const", "tok-var", "tok-tag", "tok-attr", "tok-ins", "tok-del"];

    /// <summary>Longer prefixes stand before shorter ones. An empty class stops the search: punctuation stays plain.</summary>
    private static readonly (string Prefix, string Class)[] Map =
    [
        ("comment", "tok-com"), ("punctuation.definition.comment", "tok-com"),
        ("string.other.link", "tok-fn"), ("string", "tok-str"), ("punctuation.definition.string", "tok-str"), ("markup.inline.raw", "tok-str"),
        ("constant.numeric", "tok-num"), ("keyword.other.unit", "tok-num"), ("constant", "tok-const"),
        ("keyword.operator.new", "tok-kw"), ("keyword.operator.expression", "tok-kw"), ("keyword.operator.logical.python", "tok-kw"), ("keyword.operator.word", "tok-kw"),
        ("keyword.operator", ""), ("keyword", "tok-kw"), ("storage.type.java", "tok-type"), ("storage", "tok-kw"),
        ("entity.name.function", "tok-fn"), ("support.function", "tok-fn"), ("entity.name.command", "tok-fn"),
        ("entity.name.type", "tok-type"), ("entity.name.class", "tok-type"), ("entity.name.namespace", "tok-type"), ("entity.other.inherited-class", "tok-type"),
        ("support.type.property-name", "tok-attr"), ("support.type", "tok-type"), ("support.class", "tok-type"), ("support.constant", "tok-const"),
        ("entity.name.tag", "tok-tag"), ("entity.other.attribute-name", "tok-attr"), ("meta.object-literal.key", "tok-attr"),
        ("entity.name.section", "tok-kw"), ("markup.heading", "tok-kw"), ("markup.inserted", "tok-ins"), ("markup.deleted", "tok-del"),
        ("variable.language", "tok-const"), ("variable.other.constant", "tok-const"), ("support.variable", "tok-var"), ("variable", "tok-var"),
        ("punctuation", ""), ("meta.embedded", ""), ("meta.template.expression", ""),
    ];

    /// <summary>The class of a token; the innermost scope that says something wins.</summary>
    public static string? ClassOf(List<string> scopes)
    {
        for (var index = scopes.Count - 1; index > 0; index--)
        {
            foreach (var (prefix, name) in Map)
            {
                if (scopes[index].StartsWith(prefix, StringComparison.Ordinal)) return name.Length == 0 ? null : name;
            }
        }

        return null;
    }
}
