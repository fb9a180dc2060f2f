using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>What came of a callback.</summary>
public abstract record CallbackOutcome
{
    /// <summary>It is understood; nothing more is expected of the sender.</summary>
    public sealed record Taken : CallbackOutcome;

    /// <summary>It speaks of nothing that the studio knows; nothing changed.</summary>
    public sealed record NotOurs : CallbackOutcome;

    /// <summary>It could not be confirmed now; it may be sent again.</summary>
    public sealed record Unconfirmed : CallbackOutcome;
}

/// <summary>Takes the provider's news as a hint: whoever holds the secret can make the studio look, and nothing else.</summary>
public sealed partial class TakeCallback(
    IDbContextFactory<StudioDbContext> contexts,
    ProviderConnection provider,
    Settlement settlement,
    GenerationFeed feed,
    TimeProvider time,
    ILogger<TakeCallback> logger
)
{
    /// <summary>Whether a callback with this secret is awaited; cheap, and asked before a body is read.</summary>
    public async Task<bool> IsAwaitedAsync(string secret, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return CallbackLinks.Hash(secret) is { } hash && await db.Generations.AnyAsync(g => g.CallbackHash == hash, cancellationToken);
    }

    /// <summary>Looks at the task that a callback names, or settles an unknown outcome by it once the provider confirms the task.</summary>
    /// <param name="secret">The end of the address.</param>
    /// <param name="body">What was posted: the reply to a query of the task.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<CallbackOutcome> ExecuteAsync(string secret, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (CallbackLinks.Hash(secret) is not { } hash || ReadTaskId(body) is not { } taskId)
        {
            return new CallbackOutcome.NotOurs();
        }
        return await OptimisticWork.RunAsync(contexts, db => TakeAsync(db, hash, taskId, cancellationToken), cancellationToken);
    }

    private async Task<CallbackOutcome> TakeAsync(StudioDbContext db, string hash, string taskId, CancellationToken cancellationToken)
    {
        var generation = await db.Generations.SingleOrDefaultAsync(g => g.CallbackHash == hash, cancellationToken);
        switch (generation)
        {
            case null:
            case { TaskId: { } known } when known != taskId:
                return new CallbackOutcome.NotOurs();
            case { Status: GenerationStatus.Unknown }:
                return await SettleAsync(db, generation, taskId, cancellationToken);
            case not { Status: GenerationStatus.Submitted or GenerationStatus.Running }:
                return new CallbackOutcome.Taken(); // the answer to the create call is still on its way, or all is said
        }
        var now = time.GetUtcNow();
        if (generation.NextActionAt <= now)
        {
            return new CallbackOutcome.Taken();
        }
        generation.LookNow(now);
        await db.SaveChangesAsync(cancellationToken);
        // The timeline did not grow, so nobody else wakes the worker.
        feed.Publish(new GenerationChange(generation.Id, generation.SubmissionId, generation.MemberId, generation.Status));
        return new CallbackOutcome.Taken();
    }

    private async Task<CallbackOutcome> SettleAsync(
        StudioDbContext db,
        Generation generation,
        string taskId,
        CancellationToken cancellationToken
    )
    {
        var sent = await SentSettings.FindAsync(db, generation.Id, cancellationToken);
        try
        {
            var task = await provider.Client.GetTaskAsync(taskId, cancellationToken);
            if (task.Id != taskId || sent!.Settings.Compare(ProviderMapping.ToSettings(task)).IsContradicted)
            {
                LogContradicted(logger, generation.Id);
                return new CallbackOutcome.NotOurs();
            }
        }
        catch (SeedanceException exception)
        {
            LogUnconfirmed(logger, generation.Id, exception.Message);
            return exception.Kind == SeedanceErrorKind.NotFound ? new CallbackOutcome.NotOurs() : new CallbackOutcome.Unconfirmed();
        }
        return await settlement.LinkAsync(generation.Id, taskId, memberId: null, cancellationToken) is SettleOutcome.TaskTaken
            ? new CallbackOutcome.NotOurs()
            : new CallbackOutcome.Taken();
    }

    private static string? ReadTaskId(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= 200 } text
                && !string.IsNullOrWhiteSpace(text)
                ? text
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // not JSON, or half of a surrogate pair in the id
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A callback for generation {GenerationId} names a task that was made from something else"
    )]
    private static partial void LogContradicted(ILogger logger, GenerationId generationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A callback for generation {GenerationId} could not be confirmed: {Reason}")]
    private static partial void LogUnconfirmed(ILogger logger, GenerationId generationId, string reason);
}
