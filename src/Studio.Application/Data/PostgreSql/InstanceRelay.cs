using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Data.PostgreSql;

/// <summary>Carries committed changes between instances by LISTEN and NOTIFY: what is published here is heard there, once.</summary>
public sealed partial class InstanceRelay(
    NpgsqlDataSource database,
    IDbContextFactory<StudioDbContext> contexts,
    GenerationFeed generations,
    TeamFeed team,
    MediaFeed media,
    TimeProvider time,
    ILogger<InstanceRelay> logger
) : IHostedService, IAsyncDisposable
{
    private const string Topic = "studio_changes";
    private const int MostWaiting = 10_000;
    private const int Batch = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(30);

    private readonly Guid _instance = Guid.NewGuid();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Full: the oldest go, and the other instances see those changes at their next look.
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    private Task _work = Task.CompletedTask;
    private IDisposable[] _subscriptions = [];

    /// <summary>Ends when this instance hears the others for the first time.</summary>
    public Task Listening => _listening.Task;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscriptions =
        [
            generations.Subscribe(change => Send(change.IsFromElsewhere, new Message(_instance, Generation: Line.Of(change)))),
            team.Subscribe(change => Send(change.IsFromElsewhere, new Message(_instance, Team: true, Member: change.MemberId?.Value))),
            media.Subscribe(change => Send(change.IsFromElsewhere, new Message(_instance, Media: true, Item: change.Id?.Value))),
        ];
        _work = Task.WhenAll(Task.Run(SendAllAsync, CancellationToken.None), Task.Run(ListenAsync, CancellationToken.None));
        return Task.CompletedTask;
    }

    /// <summary>Stops listening, and sends what still waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(_subscriptions, s => s.Dispose());
        _outgoing.Writer.TryComplete();
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        _stopping.Dispose();
    }

    private void Send(bool isFromElsewhere, Message message)
    {
        if (!isFromElsewhere)
        {
            _outgoing.Writer.TryWrite(JsonSerializer.Serialize(message));
        }
    }

    private async Task SendAllAsync()
    {
        var batch = new List<string>(Batch);
        while (await _outgoing.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < Batch && _outgoing.Reader.TryRead(out var payload))
            {
                batch.Add(payload);
            }
            while (!await TrySendAsync(batch) && !_stopping.IsCancellationRequested)
            {
                await Task.Delay(Pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            batch.Clear();
        }
    }

    private async Task<bool> TrySendAsync(List<string> batch)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT pg_notify($1, payload) FROM unnest($2) AS payload");
            command.Parameters.AddWithValue(Topic);
            command.Parameters.AddWithValue(batch.ToArray());
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            LogNotSent(logger, batch.Count, exception);
            return false;
        }
    }

    private async Task ListenAsync()
    {
        DateTimeOffset? deafSince = null;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(_stopping.Token);
                connection.Notification += (_, notification) => Receive(notification.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Topic}", connection))
                {
                    await listen.ExecuteNonQueryAsync(_stopping.Token);
                }
                _listening.TrySetResult();
                if (deafSince is { } since)
                {
                    await CatchUpAsync(since);
                    LogHearsAgain(logger);
                }
                deafSince = null;
                while (true)
                {
                    await connection.WaitAsync(_stopping.Token);
                }
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (deafSince is null)
                {
                    LogDeaf(logger, exception);
                }
                deafSince ??= time.GetUtcNow();
                await Task.Delay(Pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Receive(string payload)
    {
        if (JsonSerializer.Deserialize<Message>(payload) is not { } message || message.From == _instance)
        {
            return;
        }
        if (message.Generation is { } line)
        {
            generations.Publish(line.ToChange() with { IsFromElsewhere = true });
        }
        if (message.Team)
        {
            team.Publish(new TeamChange(message.Member is { } id ? new MemberId(id) : null) { IsFromElsewhere = true });
        }
        if (message.Media)
        {
            media.Publish(new MediaChange(message.Item is { } id ? new MediaItemId(id) : null) { IsFromElsewhere = true });
        }
    }

    // What the others did while nothing could be heard from them.
    private async Task CatchUpAsync(DateTimeOffset since)
    {
        var start = since - ClockDifference;
        await using var db = await contexts.CreateDbContextAsync(_stopping.Token);
        var missed = await db
            .Generations.Where(g => g.Timeline.Any(e => e.At >= start))
            .Select(g => new GenerationChange(g.Id, g.SubmissionId, g.MemberId, g.Status))
            .Take(MostWaiting)
            .ToListAsync(_stopping.Token);
        missed.ForEach(change => generations.Publish(change with { IsFromElsewhere = true }));
        team.Publish(new TeamChange(null) { IsFromElsewhere = true });
        media.Publish(new MediaChange(null) { IsFromElsewhere = true });
    }

    private sealed record Message(
        Guid From,
        Line? Generation = null,
        bool Team = false,
        Guid? Member = null,
        bool Media = false,
        Guid? Item = null
    );

    private sealed record Line(Guid Id, Guid SubmissionId, Guid MemberId, GenerationStatus Status)
    {
        public static Line Of(GenerationChange change) =>
            new(change.Id.Value, change.SubmissionId.Value, change.MemberId.Value, change.Status);

        public GenerationChange ToChange() => new(new GenerationId(Id), new SubmissionId(SubmissionId), new MemberId(MemberId), Status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changes could not be told to the other instances yet")]
    private static partial void LogNotSent(ILogger logger, int count, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other instances can't be heard; trying again every second")]
    private static partial void LogDeaf(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The other instances are heard again")]
    private static partial void LogHearsAgain(ILogger logger);
}
