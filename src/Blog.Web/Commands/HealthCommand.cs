namespace Blog.Web.Commands;

/// <summary><c>blog health</c>: the container's health check, which has no shell to ask with.</summary>
internal static class HealthCommand
{
    public static async Task<int> RunAsync()
    {
        var address = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls
            ? urls.Split(';')[0]
            : $"http://*:{Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080"}";
        int port;
        try
        {
            port = BindingAddress.Parse(address).Port;
        }
        catch (FormatException)
        {
            await Console.Error.WriteLineAsync($"blog health: {address} is no address: write one such as http://localhost:5080 in ASPNETCORE_URLS");
            return Verbs.BadConfiguration;
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{SitePaths.Alive}"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"blog health: no answer on port {port}: {error.Message}");
            return 1;
        }
    }
}
