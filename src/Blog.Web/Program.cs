using Blog.Diagnosis;
using Blog.Web.Commands;

// Before anything else is loaded, which would be the end where the system lets too few files be open.
if (OpenFileLimit.FindComplaint(OpenFileLimit.Find()) is { } complaint)
{
    Console.Error.WriteLine($"blog: {complaint}");
    return Verbs.BadConfiguration;
}

return await Verbs.RunAsync(args);
