using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Creating;

namespace Studio.Sandbox.Tasks;

/// <summary>Posts each change of status to the task's <c>callback_url</c>: answered within 5 s, or sent three times more.</summary>
internal sealed partial class CallbackWorker : BackgroundService
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly TaskBook _book;
    private readonly TimeProvider _time;
    private readonly ILogger<CallbackWorker> _logger;
    private readonly HttpClient _http;
    private readonly Channel<SandboxTask> _due = Channel.CreateUnbounded<SandboxTask>();

    public CallbackWorker(TaskBook book, TimeProvider time, IOptions<SandboxOptions> options, ILogger<CallbackWorker> logger)
    {
        (_book, _time, _logger) = (book, time, logger);
        var handler = PublicAddress.NewHandler(options.Value.AllowPrivateMedia);
        handler.AllowAutoRedirect = false;
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _book.Changed += Note;
        // Tasks live by the clock when somebody looks; the pulse looks, so that callbacks come unasked.
        await using var pulse = _time.CreateTimer(_ => _book.Find(""), null, Pulse, Pulse);
        try
        {
            await foreach (var task in _due.Reader.ReadAllAsync(stoppingToken))
            {
                await PostAsync(task, stoppingToken);
            }
        }
        finally
        {
            _book.Changed -= Note;
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
