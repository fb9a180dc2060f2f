using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Tasks;

/// <summary>The folder of task records, their inputs and their videos.</summary>
internal sealed partial class TaskFolder : IDisposable
{
    private const string TemporaryPrefix = "studio-sandbox-";
    private const string IdPrefix = "cgt-";
    private const string NewSuffix = ".new";
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ILogger<TaskFolder> _logger;
    private readonly string _root;
    private readonly string _samples;
    private readonly bool _keeps;

    public TaskFolder(IOptions<SandboxOptions> options, ILogger<TaskFolder> logger)
    {
        _logger = logger;
        _samples = options.Value.SamplesDirectory;
        _keeps = options.Value.WorkDirectory.Length > 0;
        if (_keeps)
        {
            _root = Directory.CreateDirectory(options.Value.WorkDirectory).FullName;
        }
        else
        {
            RemoveAbandoned();
            _root = Directory.CreateTempSubdirectory(TemporaryPrefix).FullName;
        }
    }

    /// <summary>A new id in the provider's form, <c>cgt-20250918165243-bfpzb</c>.</summary>
    public static string NewId(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{now:yyyyMMddHHmmss}-{RandomNumberGenerator.GetString(IdAlphabet, 5)}");

    public string InputsOf(string id) => Path.Combine(_root, id);

    public string RenderedFile(string id) => Path.Combine(_root, id + ".mp4");

    public string SampleFile(string ratio) => Path.Combine(_samples, ratio.Replace(':', 'x') + ".mp4");

    public string VideoFile(SandboxTask task) => task.Video == VideoSource.Sample ? SampleFile(task.Order.Ratio) : RenderedFile(task.Id);

    /// <summary>Task records of earlier runs, oldest first; unreadable ones are skipped.</summary>
    public IReadOnlyList<SandboxTask> Load()
    {
        var tasks = new List<SandboxTask>();
        foreach (var file in Directory.EnumerateFiles(_root, IdPrefix + "*.json"))
        {
            try
            {
                if (JsonSerializer.Deserialize<SandboxTask>(File.ReadAllBytes(file), SandboxJson.Options) is { } task)
                {
                    tasks.Add(task);
                }
            }
            catch (JsonException failure)
            {
                LogUnreadable(Path.GetFileName(file), failure);
            }
        }

        RemoveOrphans([.. tasks.Select(task => task.Id)]);
        return [.. tasks.OrderBy(task => task.CreatedAt).ThenBy(task => task.Id, StringComparer.Ordinal)];
    }

    /// <summary>Writes the record in one step, if records are to outlive the process.</summary>
    public void Save(SandboxTask task)
    {
        if (!_keeps)
        {
            return;
        }

        var file = RecordFile(task.Id);
        File.WriteAllBytes(file + NewSuffix, JsonSerializer.SerializeToUtf8Bytes(task, SandboxJson.Options));
        File.Move(file + NewSuffix, file, overwrite: true);
    }

    public void Remove(string id)
    {
        File.Delete(RecordFile(id));
        File.Delete(RecordFile(id) + NewSuffix);
        File.Delete(RenderedFile(id));
        RemoveInputs(id);
    }

    public void RemoveInputs(string id)
    {
        if (Directory.Exists(InputsOf(id)))
        {
            Directory.Delete(InputsOf(id), recursive: true);
        }
    }

    public void Dispose()
    {
        if (!_keeps && Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private string RecordFile(string id) => Path.Combine(_root, id + ".json");

    /// <summary>Removes what a stop in the middle of a create left behind.</summary>
    private void RemoveOrphans(HashSet<string> known)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(_root, IdPrefix + "*").ToList())
        {
            var id = Path.GetFileName(entry).Split('.')[0];
            if (!known.Contains(id) && !File.Exists(RecordFile(id)))
            {
                Remove(id);
            }
        }
    }

    private void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), TemporaryPrefix + "*"))
        {
            var age = TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder);
            try
            {
                if (age > TimeSpan.FromDays(2))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(folder, failure.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped the unreadable task record {File}")]
    private partial void LogUnreadable(string file, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Left the abandoned folder {Folder}: {Reason}")]
    private partial void LogNotRemoved(string folder, string reason);
}
