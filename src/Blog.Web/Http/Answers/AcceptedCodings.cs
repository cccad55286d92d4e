using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http.Answers;

/// <summary>What an <c>Accept-Encoding</c> header takes, by RFC 9110, 12.5.3.</summary>
/// <param name="Preferred">The best first; empty where everything is refused.</param>
internal sealed record AcceptedCodings(IReadOnlyList<ContentCoding> Preferred)
{
    // There are a few dozen browsers and programs, and a header that nobody else sends is read each time.
    private const int MostKnown = 256;

    // What a header does not name is taken, after all that it does.
    private const double Unnamed = 0.0001;

    private static readonly AcceptedCodings IdentityAlone = new([ContentCoding.Identity]);
    private static readonly ConcurrentDictionary<string, AcceptedCodings> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a body packed like this may be sent.</summary>
    public bool Takes(ContentCoding coding) => Preferred.Contains(coding);

    /// <summary>Reads the header; without one the bytes are sent as they are.</summary>
    public static AcceptedCodings Of(StringValues header)
    {
        if (header.Count == 0) return IdentityAlone;
        var text = header.ToString();
        if (Known.TryGetValue(text, out var known)) return known;
        var read = Read(header);
        if (Known.Count < MostKnown) Known.TryAdd(text, read);
        return read;
    }

    private static AcceptedCodings Read(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var named)) return IdentityAlone;
        var qualities = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in named) qualities[value.Value.ToString()] = value.Quality ?? 1;
        double? rest = qualities.TryGetValue("*", out var any) ? any : null;
        return new(
        [
            .. Enum.GetValues<ContentCoding>().Select(coding => (Coding: coding, Quality: Quality(coding))).Where(pair => pair.Quality > 0)
                .OrderByDescending(pair => pair.Quality).ThenByDescending(pair => pair.Coding).Select(pair => pair.Coding),
        ]);

        double Quality(ContentCoding coding) => qualities.TryGetValue(coding.Name(), out var own) ? own
            : coding == ContentCoding.Gzip && qualities.TryGetValue("x-gzip", out var old) ? old
            : coding == ContentCoding.Identity ? rest is 0 ? 0 : Unnamed
            : rest ?? 0;
    }
}
