using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Studio.Sandbox.Tasks;

/// <summary>Posts each change of status to the task's <c>callback_url</c>: answered within 5 s, or sent three times more.</summary>
internal sealed partial class CallbackWorker(TaskBook book, TimeProvider time, ILogger<CallbackWorker> logger) : BackgroundService
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly Channel<SandboxTask> _due = Channel.CreateUnbounded<SandboxTask>();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        book.Changed += Note;
        // Tasks live by the clock when somebody looks; the pulse looks, so that callbacks come unasked.
        await using var pulse = time.CreateTimer(_ => book.Find(""), null, Pulse, Pulse);
        try
        {
            await foreach (var task in _due.Reader.ReadAllAsync(stoppingToken))
            {
                await PostAsync(task, stoppingToken);
            }
        }
        finally
        {
            book.Changed -= Note;
        }
    }

    private void Note(SandboxTask task)
    {
        if (task.Order.CallbackUrl is not null)
        {
            _due.Writer.TryWrite(task);
        }
    }

    private async Task PostAsync(SandboxTask task, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                using var reply = await _http.PostAsJsonAsync(
                    new Uri(task.Order.CallbackUrl!),
                    TaskReply.Of(task, task.BaseUrl),
                    SandboxJson.Options,
                    cancellation
                );
                if (reply.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        LogUndelivered(task.Id, Attempts);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The callback of {TaskId} was not taken in {Attempts} attempts")]
    private partial void LogUndelivered(string taskId, int attempts);
}
