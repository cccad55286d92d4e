namespace Blog.Inspection;

/// <summary>A post that its author wants to show before the public sees it.</summary>
/// <param name="File">Relative to the content folder.</param>
/// <param name="Url">The path that it lives at, or would.</param>
/// <param name="IsPublic">The public sees it already.</param>
public sealed record PreviewSubject(string File, string Url, bool IsPublic);
