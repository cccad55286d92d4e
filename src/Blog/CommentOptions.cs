namespace Blog;

/// <summary>Where readers discuss posts: the discussions of a repository on GitHub, shown by giscus.</summary>
/// <param name="Repo">Owner and name.</param>
/// <param name="RepoId">As giscus.app says it.</param>
/// <param name="Category">Of the discussions.</param>
/// <param name="CategoryId">As giscus.app says it.</param>
/// <param name="Mapping">By what of the page its discussion is found.</param>
/// <param name="Theme">A name that giscus knows, or the https URL of a style sheet.</param>
/// <param name="Language">Null for the site's.</param>
public sealed record CommentOptions(string Repo, string RepoId, string Category, string CategoryId, string Mapping, string Theme, string? Language)
{
    /// <summary>The one host that a page with comments may ask.</summary>
    public const string Host = "https://giscus.app";

    /// <summary>Where the discussions are without giscus.</summary>
    public string DiscussionsUrl => $"https://github.com/{Repo}/discussions";
}

/// <summary>A script that counts visits.</summary>
/// <param name="Source">Its https URL.</param>
/// <param name="Data">Its <c>data-</c> attributes, without these letters.</param>
public sealed record AnalyticsOptions(string Source, IReadOnlyList<KeyValuePair<string, string>> Data)
{
    /// <summary>The one host that pages may ask for it, and that it may tell, as a header can hold it.</summary>
    public string Host => new Uri(Source) is var url && url.IsDefaultPort ? $"https://{url.IdnHost}" : $"https://{url.IdnHost}:{url.Port}";
}
