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
        string.Create(CultureInfo.InvariantCulture, $"cgt-{now:yyyyMMddHHmmss}-{RandomNumberGenerator.GetString(IdAlphabet, 5)}");

    public string InputsOf(string id) => Path.Combine(_root, id);

    public string RenderedFile(string id) => Path.Combine(_root, id + ".mp4");

    public string SampleFile(string ratio) => Path.Combine(_samples, ratio.Replace(':', 'x') + ".mp4");

    public string VideoFile(SandboxTask task) => task.Video == VideoSource.Sample ? SampleFile(task.Order.Ratio) : RenderedFile(task.Id);

    /// <summary>Task records of earlier runs, oldest first; unreadable ones are skipped.</summary>
    public IReadOnlyList<SandboxTask> Load()
    {
        var tasks = new List<SandboxTask>();
        foreach (var file in Directory.EnumerateFiles(_root, "cgt-*.json"))
        {
            try
            {
                tasks.Add(JsonSerializer.Deserialize<SandboxTask>(File.ReadAllBytes(file), SandboxJson.Options)!);
            }
            catch (JsonException failure)
            {
                LogUnreadable(Path.GetFileName(file), failure);
            }
        }

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
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(task, SandboxJson.Options));
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Remove(string id)
    {
        File.Delete(RecordFile(id));
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

    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), TemporaryPrefix + "*"))
        {
            var age = TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder);
            if (age > TimeSpan.FromDays(2))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped the unreadable task record {File}")]
    private partial void LogUnreadable(string file, Exception failure);
}
