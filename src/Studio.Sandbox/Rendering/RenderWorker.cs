using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox.Rendering;

/// <summary>Renders the videos of accepted tasks one at a time; what can't be rendered gets the sample clip of its ratio.</summary>
internal sealed partial class RenderWorker(
    TaskBook book,
    TaskFolder folder,
    Animatic animatic,
    IOptions<SandboxOptions> options,
    ILogger<RenderWorker> logger
) : BackgroundService
{
    private readonly Channel<SandboxTask> _due = Channel.CreateUnbounded<SandboxTask>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _unfinished = [];

    public void Enqueue(SandboxTask task)
    {
        if (!options.Value.Animatics || !task.WillSucceed)
        {
            GiveSample(task);
            return;
        }

        _unfinished.TryAdd(task.Id, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _due.Writer.TryWrite(task);
    }

    /// <summary>Completes once everything that is queued now has been rendered.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_unfinished.Values.Select(render => render.Task));

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var task in book.All().Reverse().Where(task => !task.IsOver && task.Video == VideoSource.Pending))
        {
            Enqueue(task);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var task in _due.Reader.ReadAllAsync(stoppingToken))
        {
            await RenderAsync(task, stoppingToken);
            if (_unfinished.TryRemove(task.Id, out var render))
            {
                render.SetResult();
            }
        }
    }

    private async Task RenderAsync(SandboxTask task, CancellationToken cancellation)
    {
        if (book.Find(task.Id) is null or { IsOver: true })
        {
            folder.RemoveInputs(task.Id);
            return;
        }

        try
        {
            await animatic.RenderAsync(task, cancellation);
            book.SetVideo(task.Id, VideoSource.Rendered);
            folder.RemoveInputs(task.Id);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogNotRendered(task.Id, failure.Message);
            GiveSample(task);
        }
    }

    private void GiveSample(SandboxTask task)
    {
        book.SetVideo(task.Id, File.Exists(folder.SampleFile(task.Order.Ratio)) ? VideoSource.Sample : VideoSource.Missing);
        folder.RemoveInputs(task.Id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No animatic for {TaskId}, the sample clip is given instead: {Reason}")]
    private partial void LogNotRendered(string taskId, string reason);
}
