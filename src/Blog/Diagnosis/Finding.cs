namespace Blog.Diagnosis;

/// <summary>How a part of the machine or of the installation is.</summary>
public enum FindingLevel
{
    Ok,
    Warning,
    Error,
}

/// <summary>What was found of one thing that the site needs.</summary>
/// <param name="Check">What was looked at, such as <c>base-url</c>. Stable.</param>
/// <param name="Level">An error keeps the site from working; a warning is worth a look.</param>
/// <param name="Message">What is, in one line.</param>
/// <param name="Advice">What to do; empty where all is well.</param>
public sealed record Finding(string Check, FindingLevel Level, string Message, string Advice = "")
{
    public static Finding Ok(string check, string message) => new(check, FindingLevel.Ok, message);

    public static Finding Warning(string check, string message, string advice) => new(check, FindingLevel.Warning, message, advice);

    public static Finding Error(string check, string message, string advice) => new(check, FindingLevel.Error, message, advice);

    public override string ToString() =>
        $"{Level switch { FindingLevel.Ok => "ok", FindingLevel.Warning => "warning", _ => "error" },-7} {Check}: {Message}{(Advice.Length == 0 ? "" : $": {Advice}")}";
}
