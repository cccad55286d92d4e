using Blog.Content;
using Blog.Memory;
using Blog.Wording;

namespace Blog;

/// <summary>The settings in force. A broken <c>blog.yaml</c> leaves the last good ones.</summary>
public sealed class BlogConfiguration
{
    private readonly IReadOnlyList<SettingValue> others;
    private readonly string environment;
    private readonly string? servedIndex;
    private string? file;
    private string? inForce;
    private volatile WordsInForce words = new("en", KnownWords.Empty, SiteWords.English);
    private bool isUnsaid;
    private bool isRemembered = true;

    /// <summary>Reads the settings for the first time.</summary>
    /// <param name="others">Environment and command line, the winner last.</param>
    /// <param name="environment">The host's, such as Development.</param>
    /// <param name="remembers">What was last good is kept beside the index, and in force where the file of today is broken.</param>
    /// <param name="servedIndex">The index that the site is served from, where that of the settings is only for a question.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public BlogConfiguration(IReadOnlyList<SettingValue> others, string environment, bool remembers = true, string? servedIndex = null)
    {
        (this.others, this.environment, this.servedIndex) = (others, environment, servedIndex);
        Current = Read(null);
        Memory = remembers ? MemoryFolder.Beside(Current.DatabasePath) : MemoryFolder.None;
        try
        {
            file = ReadFile(Current.ContentPath);
            if (file is not null && string.IsNullOrWhiteSpace(file) && (!Memory.TryReadText(BlogSettings.FileName, out var good) || good is not null)) throw GoneOrEmpty();
            TakeOver(file);
        }
        catch (ContentFolderException)
        {
            // A folder that is not there yet has no settings yet: the loader says so and waits, and Reload takes them over.
        }
        catch (SettingsException) when (TryRemember())
        {
            isUnsaid = true;
        }
    }

    public BlogOptions Current { get; private set; }

    /// <summary>The words of the site, in its language.</summary>
    public SiteWords Words
    {
        get
        {
            var now = words;
            if (now.Language == Current.Language) return now.Words;
            var chosen = Choose(Current.Language, now.Known);
            Interlocked.CompareExchange(ref words, chosen, now);
            return chosen.Words;
        }
    }

    /// <summary>The content folder was there to say its settings. Until then nothing may be loaded: what is due depends on them.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is remembered of earlier content.</summary>
    internal MemoryFolder Memory { get; }

    /// <summary>Reads <c>blog.yaml</c> again and takes it over if it is good.</summary>
    /// <returns>Whether the settings have changed.</returns>
    /// <exception cref="SettingsException">The file has become unusable; what was in force stays.</exception>
    /// <exception cref="ContentFolderException">The folder is missing or cannot be listed; what was in force stays.</exception>
    public bool Reload()
    {
        var text = ReadFile(Current.ContentPath);
        if (IsComplete && !isUnsaid && text == file)
        {
            if (!isRemembered) Remember(text);
            return false;
        }

        var isGone = string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(inForce);
        (file, isUnsaid) = (text, false);
        // Editors empty or move a file for a moment, and the defaults of that moment could publish what was scheduled in another zone.
        if (isGone) throw GoneOrEmpty();
        try
        {
            TakeOver(text);
        }
        catch (SettingsException) when (!IsComplete && TryRemember())
        {
            // The folder has come late, and its file is broken: it is said, and what was last good is in force.
            throw;
        }

        return true;
    }

    private BlogOptions Read(string? text) => BlogSettings.Read(text, others, environment) is var options && servedIndex is not null ? options with { ServedIndex = servedIndex } : options;

    /// <summary>Takes over what <c>words.yaml</c> says. The words stay the same ones where it says nothing else: what was made with them still holds.</summary>
    internal void Use(KnownWords known)
    {
        if (words.Known.Source != known.Source) words = Choose(Current.Language, known);
    }

    private void TakeOver(string? text)
    {
        Current = Read(text);
        inForce = text;
        IsComplete = true;
        Remember(text);
    }

    /// <summary>What cannot be written down now is at the next look.</summary>
    private void Remember(string? text) => isRemembered = string.IsNullOrWhiteSpace(text) ? Memory.Delete(BlogSettings.FileName) : Memory.Write(BlogSettings.FileName, text);

    /// <summary>Takes over what was last good, if it still is.</summary>
    private bool TryRemember()
    {
        if (Memory.ReadText(BlogSettings.FileName) is not { } good) return false;
        try
        {
            Current = Read(good);
            inForce = good;
            return IsComplete = true;
        }
        catch (SettingsException)
        {
            return false;
        }
    }

    private static WordsInForce Choose(string language, KnownWords known) => new(language, known, SiteWords.Of(language, known));

    private static SettingsException GoneOrEmpty() =>
        new([$"{BlogSettings.FileName}: the file is gone or empty: write it again, or delete it and start the site anew for the defaults"]);

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

    private sealed record WordsInForce(string Language, KnownWords Known, SiteWords Words);
}
