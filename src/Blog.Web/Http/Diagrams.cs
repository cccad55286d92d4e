namespace Blog.Web.Http;

/// <summary>Whether diagrams are drawn: the script that does it comes from npm when the site is built, and may be missing.</summary>
public sealed class Diagrams(IWebHostEnvironment environment)
{
    public bool AreDrawn { get; } = environment.WebRootFileProvider.GetFileInfo("lib/mermaid.js").Exists;
}
