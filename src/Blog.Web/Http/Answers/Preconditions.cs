using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http.Answers;

/// <summary>Whether whoever asks has the answer already, by RFC 9110, 13.</summary>
internal static class Preconditions
{
    /// <summary>The body that the request says to have; null where it has none that still holds.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What would be sent.</param>
    /// <param name="chosen">The body of it that would be.</param>
    /// <param name="accepted">The bodies that may be.</param>
    public static string? FindKnown(HttpRequest request, ReadyAnswer answer, PackedBody chosen, AcceptedCodings accepted)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
        {
            string own = chosen.ETag!, asked = tags.ToString();
            if (asked == own || asked == "*") return own;
            if (!EntityTagHeaderValue.TryParseList(tags, out var known)) return null;
            // Which packing is sent is the site's to choose: one that is there already is the best.
            return known.Select(tag => tag.Tag.ToString()).FirstOrDefault(tag => tag == "*" || tag == own || accepted.Preferred.Any(coding => tag == PackedBody.Tag(answer.Bodies.Hash, coding))) is { } found
                ? found == "*" ? own : found
                : null;
        }

        // Only the very date that was given out says that nothing has changed: when the newest entry goes, the date goes back.
        return answer.ModifiedAt is { } at && HeaderUtilities.TryParseDate(request.Headers.IfModifiedSince.ToString(), out var since) && since.ToUnixTimeSeconds() == at.ToUnixTimeSeconds() ? (string?)chosen.ETag : null;
    }
}
