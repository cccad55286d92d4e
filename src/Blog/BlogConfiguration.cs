using Blog.Content;

namespace Blog;

/// <summary>The settings in force. A broken <c>blog.yaml</c> leaves the last good ones.</summary>
public sealed class BlogConfiguration
{
    private readonly IReadOnlyList<SettingValue> others;
    private readonly string environment;
    private string? file;
    private string? inForce;

    /// <summary>Reads the settings for the first time.</summary>
    /// <param name="others">Environment and command line, the winner last.</param>
    /// <param name="environment">The host's, such as Development.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public BlogConfiguration(IReadOnlyList<SettingValue> others, string environment)
    {
        this.others = others;
        this.environment = environment;
        var paths = BlogSettings.Read(null, others, environment);
        try
        {
            inForce = file = ReadFile(paths.ContentPath);
            IsComplete = true;
        }
        catch (ContentFolderException)
        {
            // A folder that is not there yet has no settings yet: the loader says so and waits, and Reload takes them over.
        }

        Current = BlogSettings.Read(file, others, environment);
    }

    public BlogOptions Current { get; private set; }

    /// <summary>The content folder was there to say its settings. Until then nothing may be loaded: what is due depends on them.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads <c>blog.yaml</c> again and takes it over if it is good.</summary>
    /// <returns>Whether the settings have changed.</returns>
    /// <exception cref="SettingsException">The file has become unusable; what was in force stays.</exception>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed; what was in force stays.</exception>
    public bool Reload()
    {
        var text = ReadFile(Current.ContentPath);
        if (IsComplete && text == file) return false;
        var isGone = string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(inForce);
        file = text;
        // Editors empty or move a file for a moment, and the defaults of that moment could publish what was scheduled in another zone.
        if (isGone) throw new SettingsException([$"{BlogSettings.FileName}: the file is gone or empty: write it again, or start the site anew for the defaults"]);
        Current = BlogSettings.Read(text, others, environment);
        inForce = text;
        return IsComplete = true;
    }

    private static string? ReadFile(string contentPath)
    {
        try
        {
            return new ContentFolder(contentPath).ReadText(BlogSettings.FileName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Absent it would mean the defaults; there and unreadable it must not.
            throw new SettingsException([$"{BlogSettings.FileName}: the file cannot be read ({error.Message}): check its permissions"]);
        }
    }
}
