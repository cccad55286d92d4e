namespace Blog.Content;

/// <summary>What may be had under the name of a link: nothing that is no content where it lies. Asked by whoever lists files, and by whoever opens one.</summary>
internal static class LinkedPlace
{
    /// <summary>Why a file is not to be had under its path; null where it is. What is never shown, such as a setting, may lie anywhere.</summary>
    /// <param name="path">Relative to the content folder; it is a link, or lies behind one.</param>
    /// <param name="real">Where it lies, relative too.</param>
    public static string? Refusal(string path, string real)
    {
        if (path == real) return null;
        var isPost = ContentNames.IsPost(path);
        if (!isPost && MediaTypes.Of(path) is null) return null;
        var place = WithoutMounts(real);
        if (ContentNames.IsSkipped(place)) return "the link leads to a file whose name, or that of a folder above it, is none of content, and is not followed";
        return (isPost ? ContentNames.IsPost(place) : MediaTypes.Of(place) is not null) ? null : "the link leads to a file of another kind than its name says, and is not followed";
    }

    /// <summary>The same of a folder, and all that it holds.</summary>
    /// <inheritdoc cref="Refusal"/>
    public static string? FolderRefusal(string real) =>
        ContentNames.IsSkipped(WithoutMounts(real) + "/") ? "the link leads to a folder whose name, or that of one above it, is none of content, and is not followed" : null;

    /// <summary>Whether a name is one by which Kubernetes puts what it mounts in place: links with the names that are meant lead there.</summary>
    public static bool IsMount(ReadOnlySpan<char> name) => name.StartsWith("..", StringComparison.Ordinal) && name.Length > 2;

    /// <summary>The path as it would be if no mount stood in it.</summary>
    public static string WithoutMounts(string real) => real.StartsWith("..", StringComparison.Ordinal) || real.Contains("/..", StringComparison.Ordinal)
        ? string.Join('/', real.Split('/').Where(segment => !IsMount(segment)))
        : real;
}
