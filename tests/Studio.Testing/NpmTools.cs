namespace Studio.Testing;

/// <summary>Finds what <c>tests/run</c> installs from npm.</summary>
public static class NpmTools
{
    /// <summary>The folder <c>node_modules</c> that holds a package.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string ModulesWith(string package) =>
        Folders().FirstOrDefault(f => Directory.Exists(Path.Combine(f, package)))
        ?? throw new InvalidOperationException($"{package} is not installed; tests/run installs it.");

    /// <summary>Every folder <c>node_modules</c> of the tests' tools, the nearest first.</summary>
    public static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "artifacts", "tools", "node_modules");
        }
    }
}
