using System.Security.Cryptography;
using System.Text;

namespace Blog.Web.Http;

/// <summary>
/// The one inline script: it runs before anything is painted, so that a reader who chose light or dark never sees the other flash. The security
/// policy names it by its hash, and both come from the constant below.
/// </summary>
public static class ThemeScript
{
    /// <summary>Marks that scripts run, and takes over the stored choice. A browser that keeps nothing throws.</summary>
    public const string Source = """(d=>{d.js="";try{let t=localStorage.theme;if(t)d.theme=t}catch{}})(document.documentElement.dataset)""";

    /// <summary>As a source of <c>script-src</c>.</summary>
    public static string Hash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Source)))}'";
}
