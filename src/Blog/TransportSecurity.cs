namespace Blog;

/// <summary>What <c>Strict-Transport-Security</c> (RFC 6797) promises for a year.</summary>
public enum TransportSecurity
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>This host is reached by HTTPS alone.</summary>
    Host,

    /// <summary>So are all hosts below it.</summary>
    Subdomains,

    /// <summary>And browsers may ship with that promise, which is hard to take back.</summary>
    Preload,
}
