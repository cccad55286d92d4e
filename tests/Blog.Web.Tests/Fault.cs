using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Blog.Web.Tests;

/// <summary>Lets the n-th call that a site makes to its files or to its database fail, or all from then on, until it is disposed of.</summary>
internal sealed class Fault : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly ConcurrentDictionary<Fault, bool> All = [];

    private readonly string root;
    private readonly string kind;
    private readonly int number;
    private readonly bool forGood;
    private readonly string? of;
    private readonly IDisposable? listening;
    private readonly List<IDisposable> subscriptions = [];
    private int calls;

    static Fault()
    {
        OutsideCall.ToFile = path => Tell(path, isFile: true);
        OutsideCall.ToDatabase = path => Tell(path, isFile: false);
    }

    /// <param name="root">What the paths of the calls begin with: a site's own, since others run beside it, or one of its files.</param>
    /// <param name="kind"><c>file</c>; <c>io</c> or <c>damage</c> of the database.</param>
    /// <param name="number">Of the call, from 1.</param>
    /// <param name="forGood">All calls from there on.</param>
    /// <param name="of">Of those that this type makes; null for any.</param>
    public Fault(string root, string kind, int number, bool forGood, string? of = null)
    {
        (this.root, this.kind, this.number, this.forGood, this.of) = (root, kind, number, forGood, of);
        All[this] = true;
        // The questions of pages are announced by who asks them.
        if (kind != "file") listening = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Calls => Volatile.Read(ref calls);

    /// <summary>What the first call was that failed, and who made it.</summary>
    public string? Failed { get; private set; }

    public bool HasFailed => Volatile.Read(ref calls) >= number;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && ((dynamic)value.Value!).Command is DbCommand { Connection: { } connection }) Count(connection.DataSource);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        All.TryRemove(this, out _);
        listening?.Dispose();
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private static void Tell(string path, bool isFile)
    {
        foreach (var fault in All.Keys)
            if (fault.kind == "file" == isFile) fault.Count(path);
    }

    private static IEnumerable<string> Callers() => new StackTrace().GetFrames().Select(frame => frame.GetMethod()).Where(method => method?.DeclaringType is { } type && type.Assembly == typeof(OutsideCall).Assembly && type != typeof(OutsideCall))
        .Select(method => $"{method!.DeclaringType!.Name}.{method.Name}");

    private void Count(string path)
    {
        if (!path.StartsWith(root, StringComparison.Ordinal) || of is not null && !Callers().Any(caller => caller.StartsWith($"{of}.", StringComparison.Ordinal))) return;
        var call = Interlocked.Increment(ref calls);
        if (call != number && (!forGood || call < number)) return;
        Failed ??= $"{path} of {string.Join(" of ", Callers().Take(4))}";
        throw kind switch
        {
            "file" => new IOException($"call {call} fails: {path}"),
            "io" => new SqliteException("SQLite Error 10: 'disk I/O error'.", 10),
            _ => new SqliteException("SQLite Error 11: 'database disk image is malformed'.", 11),
        };
    }
}
