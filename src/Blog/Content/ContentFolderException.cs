namespace Blog.Content;

/// <summary>The content folder is not there or cannot be listed.</summary>
public sealed class ContentFolderException(string message, Exception? inner = null) : Exception(message, inner);
