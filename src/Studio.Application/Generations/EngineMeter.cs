using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>What an attempt to create a task came to.</summary>
public enum CreateResult
{
    /// <summary>The provider took it.</summary>
    Accepted,

    /// <summary>The provider refused it.</summary>
    Refused,

    /// <summary>Certainly not accepted; it is tried again.</summary>
    NotAccepted,

    /// <summary>May have been accepted.</summary>
    Unknown,

    /// <summary>It could not be sent at all.</summary>
    Impossible,
}

/// <summary>The engine's metrics, under the meter <c>Studio</c>.</summary>
public sealed partial class EngineMeter
{
    /// <summary>The name to subscribe to.</summary>
    public const string Name = "Studio";

    // The gauges of one collection are read within it; a query for each would ask the same thing again.
    private static readonly TimeSpan OneCollection = TimeSpan.FromSeconds(1);

    private readonly IDbContextFactory<StudioDbContext> _contexts;
    private readonly TimeProvider _time;
    private readonly ILogger<EngineMeter> _logger;
    private readonly Counter<long> _creates;
    private readonly Histogram<double> _archiveLag;
    private readonly Lock _gate = new();
    private Reading? _last;

    /// <summary>Makes the instruments; the gauges read the database only while somebody collects them.</summary>
    public EngineMeter(IMeterFactory meters, IDbContextFactory<StudioDbContext> contexts, TimeProvider time, ILogger<EngineMeter> logger)
    {
        (_contexts, _time, _logger) = (contexts, time, logger);
        var meter = meters.Create(Name);
        _creates = meter.CreateCounter<long>("studio.creates", "{call}", "Create calls by outcome.");
        _archiveLag = meter.CreateHistogram<double>("studio.archive.lag", "s", "From the provider being done to the video being stored.");
        meter.CreateObservableGauge("studio.queue.depth", Depths, "{generation}", "Generations that are not over, by status.");
        meter.CreateObservableGauge("studio.queue.oldest_due", () => OldestDue(), "s", "How long the most overdue generation has waited.");
        meter.CreateObservableGauge("studio.unknowns", () => Unknowns(), "{generation}", "Generations whose outcome is unknown.");
    }

    /// <summary>Counts an attempt to create a task.</summary>
    public void Created(CreateResult result) => _creates.Add(1, KeyValuePair.Create<string, object?>("outcome", result.ToString()));

    /// <summary>Notes how long a video took to be stored after the provider was done.</summary>
    public void Archived(TimeSpan lag) => _archiveLag.Record(lag.TotalSeconds);

    private IEnumerable<Measurement<long>> Depths() =>
        Read().Standing.Select(s => new Measurement<long>(s.Count, KeyValuePair.Create<string, object?>("status", s.Status.ToString())));

    private double OldestDue()
    {
        var reading = Read();
        var oldest = reading.Standing.Where(s => s.Status != GenerationStatus.Unknown).Min(s => s.OldestDue);
        return oldest < reading.At ? (reading.At - oldest.Value).TotalSeconds : 0;
    }

    private long Unknowns() => Read().Standing.FirstOrDefault(s => s.Status == GenerationStatus.Unknown)?.Count ?? 0;

    private Reading Read()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_last is null || now - _last.At > OneCollection)
            {
                _last = new Reading(now, Query(now));
            }
            return _last;
        }
    }

    // Gauges are read synchronously.
    private IReadOnlyList<Standing> Query(DateTimeOffset now)
    {
        try
        {
            using var db = _contexts.CreateDbContext();
            return
            [
                .. db
                    .Generations.Where(g => Open.Contains(g.Status))
                    .GroupBy(g => g.Status)
                    .Select(g => new Standing(
                        g.Key,
                        g.Count(),
                        g.Min(row => row.LeaseUntil == null || row.LeaseUntil < now ? (DateTimeOffset?)row.NextActionAt : null)
                    )),
            ];
        }
        catch (Exception exception)
        {
            LogNotRead(_logger, exception);
            return [];
        }
    }

    private static readonly GenerationStatus[] Open = [.. Enum.GetValues<GenerationStatus>().Where(s => !s.IsFinal())];

    private sealed record Standing(GenerationStatus Status, int Count, DateTimeOffset? OldestDue);

    private sealed record Reading(DateTimeOffset At, IReadOnlyList<Standing> Standing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database could not be read for the queue's metrics")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
