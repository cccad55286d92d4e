using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Blog.Web.Tests;

/// <summary>The executable itself, started as a user would start it, for what only a process of its own can show: exit codes, signals, sudden death.</summary>
internal sealed class BlogProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly StringBuilder output = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    private BlogProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public int Port { get; }

    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
        }
    }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts it with these environment variables; an address of its own unless one is given.</summary>
    public static BlogProcess Start(string[] arguments, params (string Name, string Value)[] environment) =>
        Start("dotnet", [], AppContext.BaseDirectory, AppContext.BaseDirectory, arguments, environment);

    /// <summary>Starts it where another has listened.</summary>
    public static BlogProcess StartAt(int port, params (string Name, string Value)[] environment) => Start("dotnet", [], AppContext.BaseDirectory, AppContext.BaseDirectory, [], environment, port);

    /// <summary>Starts it with so many files that it may have open.</summary>
    public static BlogProcess StartWithFiles(int limit, params (string Name, string Value)[] environment) =>
        Start("prlimit", [$"--nofile={limit}", "dotnet"], AppContext.BaseDirectory, AppContext.BaseDirectory, [], environment);

    /// <summary>Starts what <c>dotnet publish</c> has put into a folder, from another one.</summary>
    public static BlogProcess StartPublished(string program, string workingFolder, params (string Name, string Value)[] environment) =>
        Start("dotnet", [], program, workingFolder, [], environment);

    /// <summary>Starts it so that permissions count for it, even where the tests run as root.</summary>
    public static BlogProcess StartWithoutPrivilege(params (string Name, string Value)[] environment) => StartWithoutPrivilege([], environment);

    /// <inheritdoc cref="StartWithoutPrivilege(ValueTuple{string, string}[])"/>
    public static BlogProcess StartWithoutPrivilege(string[] arguments, params (string Name, string Value)[] environment) => Environment.IsPrivilegedProcess
        ? Start("setpriv", ["--bounding-set", "-dac_override,-dac_read_search", "dotnet"], AppContext.BaseDirectory, AppContext.BaseDirectory, arguments, environment)
        : Start(arguments, environment);

    /// <summary>Starts it with its errors in its output, as where both go to one file.</summary>
    public static BlogProcess StartInOneStream(string[] arguments, params (string Name, string Value)[] environment) =>
        Start("sh", ["-c", "exec \"$@\" 2>&1", "sh", "dotnet"], AppContext.BaseDirectory, AppContext.BaseDirectory, arguments, environment);

    /// <summary>Starts it in a user namespace, with a limit of its own in <c>/proc/sys/user</c>.</summary>
    public static BlogProcess StartWithLimit(string limit, int value, params (string Name, string Value)[] environment) =>
        Start("unshare", ["--user", "--map-root-user", "sh", "-c", $"echo {value} > /proc/sys/user/{limit}; exec \"$@\"", "sh", "dotnet"], AppContext.BaseDirectory, AppContext.BaseDirectory, [], environment);

    /// <summary>Starts it with a disk of its own in a folder, which nobody else sees.</summary>
    public static BlogProcess StartOnSmallDisk(string folder, string size, params (string Name, string Value)[] environment) =>
        Start("unshare", ["--user", "--map-root-user", "--mount", "sh", "-ec", $"mount -t tmpfs -o size={size} tmpfs '{folder}'; exec \"$@\"", "sh", "dotnet"], AppContext.BaseDirectory, AppContext.BaseDirectory, [], environment);

    /// <summary>Whether the system lets one make such a namespace.</summary>
    public static async Task<bool> CanLimitAsync()
    {
        if (!OperatingSystem.IsLinux()) return false;
        using var process = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "sh", "-c", "echo 5 > /proc/sys/user/max_inotify_watches"]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private static BlogProcess Start(string runner, string[] before, string folder, string workingFolder, string[] arguments, (string Name, string Value)[] environment, int? at = null)
    {
        var port = at ?? FreePort();
        var start = new ProcessStartInfo(runner, [.. before, Path.Combine(folder, "Blog.Web.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!, port);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text) text.AppendLine(line);
    }

    public async Task<HttpResponseMessage?> TryGetAsync(string path, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{Port}{path}"));
        if (encoding is not null) request.Headers.AcceptEncoding.ParseAdd(encoding);
        try
        {
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task ReadyAsync() => await TestSite.Until(
        async () =>
        {
            Assert.False(process.HasExited, $"ended with {(process.HasExited ? process.ExitCode : 0)}: {Errors}");
            return await TryGetAsync("/readyz") is { IsSuccessStatusCode: true };
        },
        "the process is ready");

    public async Task<int> ExitCodeAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    /// <summary>kill -HUP.</summary>
    public Task HangUpAsync() => SignalAsync("-HUP");

    /// <summary>kill -TERM, which is how whatever runs a process tells it to stop.</summary>
    public Task TerminateAsync() => SignalAsync("-TERM");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public bool IsRunning => !process.HasExited;

    /// <summary>The files that it has in memory, among them its libraries.</summary>
    public Task<string> MapsAsync() => File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);

    /// <summary>Open files, threads, and bytes of memory that are its own.</summary>
    public (int Files, int Threads, long Bytes) Measure()
    {
        process.Refresh();
        return (Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length, process.Threads.Count, process.WorkingSet64);
    }

    /// <summary>From now on the peak of its memory is counted anew; returns what it holds now (proc(5): clear_refs).</summary>
    public async Task<long> BeginPeakAsync()
    {
        await File.WriteAllTextAsync($"/proc/{process.Id}/clear_refs", "5", TestContext.Current.CancellationToken);
        return await StatusAsync("VmRSS");
    }

    /// <summary>The most that it held since then, in bytes.</summary>
    public Task<long> PeakAsync() => StatusAsync("VmHWM");

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private async Task<long> StatusAsync(string name) => long.Parse(
        (await File.ReadAllLinesAsync($"/proc/{process.Id}/status", TestContext.Current.CancellationToken)).Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) * 1024;

    /// <summary>kill -9.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }
}
