namespace Studio.Testing;

/// <summary>Where the sources are.</summary>
public static class Repository
{
    /// <summary>The folder of Studio.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A folder for what the tests make and keep, such as screenshots.</summary>
    public static string Artifacts(string name) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests don't run inside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Studio.sln")) ? folder.FullName
        : Find(folder.Parent);
}
