using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content.Markdown;

/// <summary>A film at YouTube or Vimeo that an address leads to, and the player that shows it.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Origin">Whose page the player is.</param>
/// <param name="Player">Address of the player, which begins at once, made of what was read of the address and nothing else.</param>
/// <param name="Page">Address of the film's own page, made likewise.</param>
internal sealed partial record Video(string Site, string Origin, string Player, string Page)
{
    /// <summary>Sets no cookie until the film is played.</summary>
    private const string YouTube = "https://www.youtube-nocookie.com";

    private const string Vimeo = "https://player.vimeo.com";

    /// <summary>The film; null for an address of anything else.</summary>
    public static Video? Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) return null;
        var path = address.AbsolutePath.Trim('/').Split('/');
        return address.IdnHost switch
        {
            "youtu.be" => OfYouTube(path[0], address),
            "youtube.com" or "www.youtube.com" or "m.youtube.com" or "youtube-nocookie.com" or "www.youtube-nocookie.com" => path switch
            {
                ["watch"] => OfYouTube(Query(address, "v"), address),
                ["shorts" or "live" or "embed", var id] => OfYouTube(id, address),
                _ => null,
            },
            "vimeo.com" or "www.vimeo.com" or "player.vimeo.com" => path switch
            {
                [var id] => OfVimeo(id, Query(address, "h")),
                ["video", var id] => OfVimeo(id, Query(address, "h")),
                [var id, var key] => OfVimeo(id, key),
                _ => null,
            },
            _ => null,
        };
    }

    private static Video? OfYouTube(string id, Uri address)
    {
        if (!Id().IsMatch(id)) return null;
        var start = Seconds(Query(address, "t")) ?? Seconds(Query(address, "start"));
        return new(
            "YouTube", YouTube, string.Create(CultureInfo.InvariantCulture, $"{YouTube}/embed/{id}?autoplay=1{(start is null ? "" : $"&start={start}")}"),
            string.Create(CultureInfo.InvariantCulture, $"https://www.youtube.com/watch?v={id}{(start is null ? "" : $"&t={start}")}"));
    }

    /// <param name="id">A number.</param>
    /// <param name="key">What films that are not listed need; empty for none.</param>
    private static Video? OfVimeo(string id, string key) =>
        Number().IsMatch(id) && (key.Length == 0 || Id().IsMatch(key))
            ? new("Vimeo", Vimeo, $"{Vimeo}/video/{id}?autoplay=1&dnt=1{(key.Length == 0 ? "" : "&h=" + key)}", $"https://vimeo.com/{id}{(key.Length == 0 ? "" : "/" + key)}")
            : null;

    private static string Query(Uri address, string name) =>
        address.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal)).Select(pair => pair[(name.Length + 1)..]).FirstOrDefault("");

    /// <summary><c>90</c>, <c>90s</c>, <c>1m30s</c>, <c>1h2m3s</c>.</summary>
    private static int? Seconds(string time)
    {
        if (Time().Match(time) is not { Success: true, Length: > 0 } match) return null;
        var total = Part("h") * 3600 + Part("m") * 60 + Part("s");
        return total > 0 ? total : null;

        int Part(string unit) => match.Groups[unit] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{3,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9]{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("^(?:(?<h>[0-9]{1,2})h)?(?:(?<m>[0-9]{1,4})m)?(?:(?<s>[0-9]{1,6})s?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
