namespace Blog.Content;

/// <summary>A construct of another engine that has no meaning here and stays as text, or a comment that is never closed.</summary>
/// <param name="Name">As its author would look for it: <c>{% include %}</c>.</param>
/// <param name="Line">One-based line within the body.</param>
/// <param name="Column">One-based column.</param>
/// <param name="HidesTheRest">A comment that nothing closes.</param>
public sealed record ForeignConstruct(string Name, int Line, int Column, bool HidesTheRest);
