using System.Runtime.InteropServices;
using System.Text;
using Blog.Content;
using Blog.Inspection;
using Blog.Storage;
using Blog.Web.Hosting;

namespace Blog.Web.Commands;

/// <summary>
/// What the verbs that look at the content have in common: the settings as <c>blog serve</c> reads them, a load that leaves no trace,
/// results on standard output, and everything else on standard error.
/// </summary>
internal static class InspectionRun
{
    // A shell's own number for a process that was interrupted.
    private const int Interrupted = 130;

    /// <param name="settings">From the command line.</param>
    /// <param name="answer">Writes the results, and says how the process ends.</param>
    public static int Run(string[] settings, Func<ContentInspection, LoadReport, TextWriter, int> answer) =>
        Run(settings, (inspection, report, output, _) => answer(inspection, report, output));

    /// <inheritdoc cref="Run(string[], Func{ContentInspection, LoadReport, TextWriter, int})"/>
    /// <remarks>The answer takes long, and ends when it is interrupted.</remarks>
    public static int Run(string[] settings, Func<ContentInspection, LoadReport, TextWriter, CancellationToken, int> answer)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            var host = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
            host.WebHost.UseStaticWebAssets();
            var own = host.Environment.WebRootFileProvider;
            using var inspection = new ContentInspection(
                SettingSources.Read(host.Configuration), host.Environment.EnvironmentName, TimeProvider.System, new ProgressLine(Console.Error, isTerminal: !Console.IsErrorRedirected))
            { IsOwnFile = path => own.GetFileInfo(path).Exists };
            var report = inspection.Load(cancellation.Token);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return answer(inspection, report, output, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (SettingsException error)
        {
            foreach (var problem in error.Problems) Console.Error.WriteLine(problem);
        }
        catch (ContentFolderException error)
        {
            Console.Error.WriteLine($"ContentPath: {error.Message}: make the folder readable, or write another in Blog__ContentPath or --Blog:ContentPath");
        }
        catch (BlogDatabaseException error)
        {
            Console.Error.WriteLine($"{error.Message}: name a folder that can be written in TMPDIR");
        }

        return Verbs.BadConfiguration;

        // The throw-away index has to go before the process does.
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    public static int Refuse(string wrong)
    {
        Console.Error.WriteLine($"blog: {wrong}{Environment.NewLine}{Verbs.Usage}");
        return Verbs.WrongUsage;
    }
}
