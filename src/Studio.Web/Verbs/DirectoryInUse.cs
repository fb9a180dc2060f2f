using Studio.Application.Data;

namespace Studio.Web.Verbs;

/// <summary>Says that another process has the data directory.</summary>
internal static class DirectoryInUse
{
    /// <summary>One sentence with the folder, and the way out.</summary>
    public static void Report(IConfiguration configuration, TextWriter error) =>
        error.WriteLine(
            $"Another studio is running over {Path.GetFullPath(DataDirectory.Of(configuration))}: stop it first, or give this one a Studio:DataDirectory of its own."
        );
}
