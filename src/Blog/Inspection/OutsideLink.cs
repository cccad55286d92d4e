namespace Blog.Inspection;

/// <summary>A link or a picture of another site, with the place where it stands.</summary>
/// <param name="Path">The file, relative to the content folder.</param>
/// <param name="Url">An absolute http or https URL, without a fragment.</param>
public sealed record OutsideLink(string Path, int Line, int Column, Uri Url);
