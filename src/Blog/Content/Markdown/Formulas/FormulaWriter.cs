using Blog.Wording;

namespace Blog.Content.Markdown.Formulas;

/// <summary>Writes formulas: MathML where they can be set, else their TeX as code.</summary>
internal sealed class FormulaWriter(HtmlOutput html, SiteWords words)
{
    /// <summary>One that is longer may be wider than a phone: it scrolls, by keyboard too.</summary>
    private const int LongTex = 30;

    // What all formulas of one text may cost: characters, and formulas that were given up after much work.
    private int charactersLeft = 20_000;
    private int failuresLeft = 5;

    public void WriteInline(string tex)
    {
        var set = Set(tex, isDisplay: false);
        if (set.Markup.Length > 0) html.Made(new MadePart(set.Markup));
        else WriteTex(tex, set.Problem);
    }

    /// <summary>A formula on lines of its own; an empty one is nothing.</summary>
    public void WriteDisplay(string tex)
    {
        tex = TexComments.Remove(tex).Trim();
        if (tex.Length == 0) return;
        var set = Set(tex, isDisplay: true);
        html.Html("<div class=\"formula\" dir=\"ltr\"");
        if (tex.Length > LongTex) html.Html(" role=\"group\" tabindex=\"0\"").Attribute("aria-label", words.Formula);
        html.Html('>');
        if (set.Markup.Length > 0) html.Made(new MadePart(set.Markup));
        else WriteTex(tex, set.Problem);
        html.Html("</div>\n");
    }

    private SetFormula Set(string tex, bool isDisplay)
    {
        charactersLeft -= tex.Length;
        if (charactersLeft < 0 || failuresLeft == 0) return new("", "the text holds more formulas than are set");
        var set = FormulaTypesetter.Set(tex, isDisplay);
        if (set.Problem == FormulaTypesetter.TooCostly) failuresLeft--;
        return set;
    }

    private void WriteTex(string tex, string problem)
    {
        html.Html("<code class=\"tex\" translate=\"no\" dir=\"ltr\"");
        if (problem.Length > 0) html.Attribute("title", words.UnreadableFormula(problem));
        html.Html('>').Text(tex).Html("</code>");
    }
}
