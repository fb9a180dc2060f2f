using Microsoft.JSInterop;
using Studio.Application.Batch;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.Batch;

/// <summary>The table on one reader's desk: its rows, what they lead to, and what the rules say of each. It stays while the reader looks at other pages.</summary>
public sealed partial class BatchDesk(PrepareBatch prepare, BatchCheck check, KeptTable kept, ILogger<BatchDesk> logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private IReadOnlyList<BatchLine> _lines = []; // replaced as a whole: a page draws it while links come in
    private BatchCopy? _copy;
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
    public async Task TakeAsync(MemberId memberId, byte[] bytes)
    {
        var reading = BatchTable.Read(bytes);
        Refusal = (reading as BatchReading.Refused)?.Refusal;
        if (reading is BatchReading.Read { Table: var table })
        {
            await KeepAsync(memberId, new BatchCopy(bytes, [], null));
            await LookAsync(memberId, table);
        }
    }

    /// <summary>Takes up the table that the browser kept, where none is on the desk.</summary>
    /// <returns>Under which name it was sent, or was about to be; null for one that nobody tried to send.</returns>
    public async Task<SubmissionId?> RestoreAsync(MemberId memberId)
    {
        if (Table is not null || await kept.ReadAsync(memberId) is not { } copy || copy.Read() is not { } table)
        {
            return null;
        }
        _copy = copy;
        await LookAsync(memberId, table);
        return copy.Sending is { } sending ? new SubmissionId(sending) : null;
    }

    /// <summary>Looks for everything anew: files and campaigns that came meanwhile, links that failed.</summary>
    public Task LookAgainAsync(MemberId memberId) => _copy?.Read() is { } table ? LookAsync(memberId, table) : Task.CompletedTask;

    /// <summary>Writes into a cell.</summary>
    public Task WriteAsync(MemberId memberId, BatchEdit edit)
    {
        lock (_gate)
        {
            _lines = [.. _lines.Select(l => l.Row.Number == edit.Number ? check.Check(l.Row.With(edit.Column, edit.Value), _sources) : l)];
        }
        return KeepAsync(memberId, _copy!.With(edit));
    }

    /// <summary>Makes a campaign that was just started known to the rows.</summary>
    public void Learn(Campaign campaign)
    {
        lock (_gate)
        {
            Know(_sources with { Campaigns = [.. _sources.Campaigns, campaign] });
        }
    }

    /// <summary>Names the sending of the table as it stands; a name that was kept before is given again, since an answer may have been lost.</summary>
    /// <param name="memberId">Who sends.</param>
    /// <param name="name">The name, if it has none.</param>
    public async Task<SubmissionId> NameAsync(MemberId memberId, SubmissionId name)
    {
        await KeepAsync(memberId, _copy! with { Sending = _copy.Sending ?? name.Value });
        return new SubmissionId(_copy.Sending!.Value);
    }

    /// <summary>Clears the desk.</summary>
    public Task ClearAsync(MemberId memberId)
    {
        StopFetching();
        (Table, Refusal, HasFailed, _copy) = (null, null, false, null);
        return kept.ForgetAsync(memberId);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _fetching.CancelAsync();
        _fetching.Dispose();
    }

    private Task KeepAsync(MemberId memberId, BatchCopy copy)
    {
        _copy = copy;
        return kept.WriteAsync(memberId, copy);
    }

    private async Task LookAsync(MemberId memberId, BatchTable table)
    {
        var stop = StopFetching();
        (Table, HasFailed) = (table, false);
        BatchSources sources;
        try
        {
            sources = await prepare.FindAsync(table.Rows, _copy!.Items, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return; // another table took its place
        }
        catch (Exception exception)
        {
            HasFailed = true;
            LogNotFound(logger, exception); // what the table leads to; the page offers another try
            return;
        }
        if (stop.IsCancellationRequested)
        {
            return;
        }
        var links = PrepareBatch.Unknown(table.Rows, sources);
        lock (_gate)
        {
            (_sources, Awaited) = (sources, links.Count);
            _lines = [.. table.Rows.Select(row => check.Check(row, sources))];
        }
        if (links.Count > 0)
        {
            _ = FetchAsync(memberId, links, stop);
        }
    }

    // Goes on while the page is away; leaving the studio stops it.
    private async Task FetchAsync(MemberId memberId, IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        try
        {
            await prepare.FetchAsync(memberId, links, (link, outcome) => Come(link, outcome, cancellationToken), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await KeepAsync(memberId, _copy! with { Items = _sources.Items });
        }
        catch (Exception left) when (left is OperationCanceledException or JSDisconnectedException)
        {
            // Another table took its place, or nobody is there to keep it.
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
        _sources = sources;
        _lines = [.. _lines.Select(l => l.IsReady ? l : check.Check(l.Row, sources))];
    }

    private CancellationToken StopFetching()
    {
        lock (_gate)
        {
            _fetching.Cancel();
            _fetching.Dispose();
            _fetching = new CancellationTokenSource();
            (_lines, _sources, Awaited) = ([], BatchSources.None, 0);
            return _fetching.Token;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The files and campaigns of a table could not be looked up")]
    private static partial void LogNotFound(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The links of a table could not be fetched")]
    private static partial void LogNotFetched(ILogger logger, Exception exception);
}
