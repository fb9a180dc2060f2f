namespace Studio.Testing;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("studio-test-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
