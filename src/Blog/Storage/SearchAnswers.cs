using Blog.Search;

namespace Blog.Storage;

// What the pages of search print, as records.

/// <summary>What the search says to a question.</summary>
/// <param name="Query">The question as it was understood.</param>
/// <param name="List">A page of what was found.</param>
/// <param name="Tags">Tags of what was found, the most frequent first; empty where too much was found to count them.</param>
/// <param name="Years">Years of what was found, the newest first.</param>
/// <param name="Suggestion">Where little was found, a question with words that look alike and find something; null for none.</param>
public sealed record SearchAnswer(SearchQuery Query, ListPage<SearchResult> List, IReadOnlyList<SearchFacet> Tags, IReadOnlyList<SearchFacet> Years, string? Suggestion);

/// <summary>Something that was found.</summary>
/// <param name="Title">With what was asked for marked.</param>
/// <param name="Snippet">The place of the text that has the most of it; empty where only other fields have it.</param>
/// <param name="Sections">Headings that have it.</param>
public sealed record SearchResult(PostSummary Summary, IReadOnlyList<MarkedText> Title, IReadOnlyList<MarkedText> Snippet, IReadOnlyList<HeadingLink> Sections);

/// <summary>A way to find less.</summary>
/// <param name="Query">The question with the filter.</param>
public sealed record SearchFacet(string Name, int Count, string Query);
