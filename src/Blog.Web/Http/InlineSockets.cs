using System.Reflection;

namespace Blog.Web.Http;

/// <summary>
/// Lets a request be read and answered on the thread that its socket was heard on, as nginx does: most take a few microseconds, and a change of threads
/// costs as much. It is safe because whatever is not ready leaves that thread at once (see <see cref="Answers.ReadyAnswers"/>).
/// </summary>
internal static class InlineSockets
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static void UseInlineSockets(this IWebHostBuilder host)
    {
        host.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            // A call to the system less for each request, for 4 kB more of each connection that is silent.
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        // The runtime reads it before the first socket, and for all of the process: another program that runs the site keeps its own.
        if (Assembly.GetEntryAssembly() == typeof(InlineSockets).Assembly && Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }
}
