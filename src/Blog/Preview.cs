namespace Blog;

/// <summary>How a preview sets the gate otherwise than for the public: to another instant, with one more post open, or open altogether.</summary>
/// <param name="At">The instant; null for now.</param>
/// <param name="File">The file of the one post that is open whatever hides it; null for none.</param>
/// <param name="ShowsHidden">The gate is open.</param>
public sealed record Preview(DateTimeOffset? At = null, string? File = null, bool ShowsHidden = false);
