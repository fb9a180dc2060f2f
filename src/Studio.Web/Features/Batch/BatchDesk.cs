using System.Collections.Immutable;
using Studio.Application.Batch;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Web.Features.Batch;

/// <summary>The table on one reader's desk: its rows, what they lead to, and what the rules say of each. It stays while the reader looks at other pages.</summary>
public sealed partial class BatchDesk(PrepareBatch prepare, BatchCheck check, ILogger<BatchDesk> logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<BatchLine> _lines = [];
    private CancellationTokenSource _fetching = new();
    private BatchSources _sources = BatchSources.None;

    /// <summary>Raised when a link came to something, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The table; null while there is none.</summary>
    public BatchTable? Table { get; private set; }

    /// <summary>Why the last one was not taken; null where it was.</summary>
    public BatchRefusal? Refusal { get; private set; }

    /// <summary>What its rows come to, in order.</summary>
    public IReadOnlyList<BatchLine> Lines => _lines;

    /// <summary>Links that are still being fetched.</summary>
    public int Awaited { get; private set; }

    /// <summary>Whether looking for files and campaigns broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The ratios to choose from.</summary>
    public IReadOnlyList<string> Ratios => check.Ratios;

    /// <summary>Takes a table in the place of the one there; one that can't be read leaves that one as it is.</summary>
    public async Task TakeAsync(MemberId memberId, ReadOnlyMemory<byte> bytes)
    {
        var reading = BatchTable.Read(bytes.Span);
        Refusal = (reading as BatchReading.Refused)?.Refusal;
        if (reading is BatchReading.Read { Table: var table })
        {
            await TakeAsync(memberId, table);
        }
    }

    /// <summary>Looks for everything anew: files and campaigns that came meanwhile, links that failed.</summary>
    public async Task LookAgainAsync(MemberId memberId)
    {
        if (Table is { } table)
        {
            await TakeAsync(memberId, table with { Rows = [.. _lines.Select(l => l.Row)] });
        }
    }

    /// <summary>Writes into a cell.</summary>
    public void Write(int number, BatchColumn column, string value)
    {
        lock (_gate)
        {
            _lines[number - 1] = check.Check(_lines[number - 1].Row.With(column, value), _sources);
        }
    }

    /// <summary>Makes a campaign that was just started known to the rows.</summary>
    public void Learn(Campaign campaign) => Know(_sources with { Campaigns = [.. _sources.Campaigns, campaign] });

    /// <summary>Clears the desk.</summary>
    public void Clear()
    {
        StopFetching();
        _lines.Clear();
        (Table, Refusal, Awaited, HasFailed, _sources) = (null, null, 0, false, BatchSources.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _fetching.CancelAsync();
        _fetching.Dispose();
    }

    private async Task TakeAsync(MemberId memberId, BatchTable table)
    {
        Clear();
        Table = table;
        try
        {
            _sources = await prepare.FindAsync(table.Rows, _fetching.Token);
        }
        catch (Exception exception)
        {
            HasFailed = true;
            LogNotFound(logger, exception); // what the table leads to; the page offers another try
            return;
        }
        _lines.AddRange(table.Rows.Select(row => check.Check(row, _sources)));
        var links = PrepareBatch.Unknown(table.Rows, _sources);
        Awaited = links.Count;
        if (links.Count > 0)
        {
            _ = FetchAsync(memberId, links, _fetching.Token);
        }
    }

    // Goes on while the page is away; leaving the studio stops it.
    private async Task FetchAsync(MemberId memberId, IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        try
        {
            await prepare.FetchAsync(memberId, links, (link, outcome) => Come(link, outcome, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Another table took its place.
        }
        catch (Exception exception)
        {
            HasFailed = true;
            LogNotFetched(logger, exception); // the links of this table; the page offers another try
            Changed?.Invoke();
        }
    }

    private void Come(string link, ImportOutcome outcome, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            Awaited--;
            Know(_sources with { Links = _sources.Links.SetItem(link, outcome) });
        }
        Changed?.Invoke();
    }

    private void Know(BatchSources sources)
    {
        lock (_gate)
        {
            _sources = sources;
            for (var i = 0; i < _lines.Count; i++)
            {
                if (!_lines[i].IsReady)
                {
                    _lines[i] = check.Check(_lines[i].Row, sources);
                }
            }
        }
    }

    private void StopFetching()
    {
        _fetching.Cancel();
        _fetching.Dispose();
        _fetching = new CancellationTokenSource();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The files and campaigns of a table could not be looked up")]
    private static partial void LogNotFound(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The links of a table could not be fetched")]
    private static partial void LogNotFetched(ILogger logger, Exception exception);
}
