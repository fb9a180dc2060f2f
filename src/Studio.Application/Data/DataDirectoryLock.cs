using Microsoft.Extensions.Configuration;

namespace Studio.Application.Data;

/// <summary>Keeps a second process off the data directory of a SQLite database: two of them would send the same generation twice. It ends with the process, even when that is killed.</summary>
public sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream? _file;

    private DataDirectoryLock(FileStream? file) => _file = file;

    /// <summary>Takes <c>studio.lock</c>; null where another process holds it. On PostgreSQL there is nothing to take: instances share it.</summary>
    public static DataDirectoryLock? TryTake(IConfiguration configuration)
    {
        if (DataRegistration.Provider(configuration) == DatabaseProvider.PostgreSql)
        {
            return new DataDirectoryLock(null);
        }
        var folder = DataDirectory.Of(configuration);
        Directory.CreateDirectory(folder);
        try
        {
            var path = Path.Combine(folder, "studio.lock");
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
