using Jint;
using Jint.Runtime;
using Microsoft.Extensions.Caching.Memory;

namespace Blog.Content.Markdown.Formulas;

/// <summary>
/// Sets TeX as MathML with temml, a script that became a part of the library when it was built; the only user of Jint. The script is loaded with
/// the first formula. Results are kept, since one formula is rendered for its page, its feeds and its previews. Thread-safe.
/// </summary>
internal static class FormulaTypesetter
{
    private const int MaximumTex = 2_000;
    private const int MaximumMarkup = 500_000;
    private const long MaximumKept = 16_000_000;

    // What a formula may cost. The count is the same on every machine, so that a formula is either set everywhere or nowhere; time is the last resort.
    private const int MaximumStatements = 2_000_000;
    private const int MaximumDepth = 600;
    private const long MaximumMemory = 512 * 1024 * 1024;
    private const int StackSize = 64 * 1024 * 1024;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private const string Options = "{ displayMode: display, throwOnError: true, trust: false, strict: false, annotate: false, maxExpand: 500, maxSize: [20, 50] }";

    /// <summary>The interpreter is not safe to share: one formula at a time.</summary>
    private static readonly Lock Gate = new();
    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = MaximumKept });
    private static Jint.Engine? engine;

    /// <summary>What is wrong with a formula that was given up.</summary>
    public const string TooCostly = "the formula costs too much to set";

    /// <summary>The script was to be had when the library was built.</summary>
    public static bool IsThere { get; } = typeof(FormulaTypesetter).Assembly.GetManifestResourceInfo("temml.min.js") is not null;

    /// <summary>The formula as MathML, or why it stays TeX.</summary>
    /// <param name="tex">As the author wrote it.</param>
    /// <param name="isDisplay">It stands on lines of its own.</param>
    public static SetFormula Set(string tex, bool isDisplay)
    {
        if (!IsThere) return new("", "");
        if (tex.Length > MaximumTex) return new("", $"the formula has more than {MaximumTex} characters");
        if (Kept.TryGetValue((tex, isDisplay), out SetFormula? known)) return known!;
        lock (Gate)
        {
            if (Kept.TryGetValue((tex, isDisplay), out known)) return known!;
            var result = new SetFormula("", "");
            // Formulas nest, and the interpreter nests with them: it gets a stack that outlasts its own limit.
            var thread = new Thread(() => result = RunToTheEnd(tex, isDisplay), StackSize);
            thread.Start();
            thread.Join();
            return Kept.Set((tex, isDisplay), result, new MemoryCacheEntryOptions { Size = 200 + tex.Length + result.Markup.Length + result.Problem.Length });
        }
    }

    private static SetFormula RunToTheEnd(string tex, bool isDisplay)
    {
        try
        {
            return Run(tex, isDisplay);
        }
#pragma warning disable CA1031 // nobody is above this thread: what left it would end the process, and every page with it
        catch (Exception)
#pragma warning restore CA1031
        {
            engine = null;
            return new("", "it cannot be set");
        }
    }

    private static SetFormula Run(string tex, bool isDisplay)
    {
        try
        {
            engine ??= Load();
            var markup = engine.Invoke("set", tex, isDisplay).AsString();
            return markup.Length <= MaximumMarkup && MathMarkup.Clean(markup, tex) is { } clean ? new(clean, "") : new("", "it cannot be shown here");
        }
        catch (JavaScriptException error)
        {
            // It quotes the formula, cut and underlined by halves of characters too.
            return new("", ContentText.SingleLine(UnicodeText.Compose(error.Message)));
        }
        catch (Exception error) when (error is JintException or OperationCanceledException or TimeoutException or InsufficientExecutionStackException)
        {
            // Where it was interrupted nobody knows: the next formula gets a new one.
            engine = null;
            return new("", TooCostly);
        }
    }

    private static Jint.Engine Load()
    {
        using var stream = typeof(FormulaTypesetter).Assembly.GetManifestResourceStream("temml.min.js")!;
        using var reader = new StreamReader(stream);
        var loaded = new Jint.Engine(options => options.Strict(false).MaxStatements(MaximumStatements).LimitRecursion(MaximumDepth).LimitMemory(MaximumMemory).TimeoutInterval(TimeLimit));
        loaded.Execute(reader.ReadToEnd());
        loaded.Execute($"function set(tex, display) {{ return temml.renderToString(tex, {Options}); }}");
        return loaded;
    }
}

/// <summary>What became of a formula.</summary>
/// <param name="Markup">MathML fit for a page; empty where the TeX is to be shown.</param>
/// <param name="Problem">What is wrong with it; empty where nothing is.</param>
internal sealed record SetFormula(string Markup, string Problem);
