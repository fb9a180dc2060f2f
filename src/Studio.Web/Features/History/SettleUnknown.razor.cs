using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>An unknown outcome: what the provider's list says of it, and the ways in which a person settles it.</summary>
public sealed partial class SettleUnknown(SettleDeeds deeds, IStringLocalizer<Texts> text) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CandidateList? _list; // null while it is read
    private string? _picked;
    private string? _said;
    private bool _busy;

    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required GenerationDetail Detail { get; set; }

    /// <summary>Who settles.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LookAsync();

    private Task LookAsync() =>
        OnceAsync(async () =>
        {
            _list = null;
            try
            {
                _list = await deeds.LookAsync(Detail.Entry.Id, _gone.Token);
            }
            catch (OperationCanceledException) when (_gone.IsCancellationRequested)
            {
                return; // the page was left
            }
            _picked = _list is CandidateList.Found { Tasks: [var likeliest, ..] } && Member.CanSend ? likeliest.TaskId : null;
        });

    private Task LinkAsync(string taskId) => SettleAsync(() => deeds.LinkAsync(Member.Id, Detail.Entry.Id, taskId));

    private Task SendAgainAsync() => SettleAsync(() => deeds.SendAgainAsync(Member.Id, Detail.Entry.Id));

    private Task GiveUpAsync() => SettleAsync(() => deeds.GiveUpAsync(Member.Id, Detail.Entry.Id));

    // Once it is settled the page is told by the feed, and this goes away.
    private Task SettleAsync(Func<Task<SettleOutcome>> settle) =>
        OnceAsync(async () =>
        {
            var outcome = await settle();
            _said = outcome is SettleOutcome.Settled ? null : text[$"Settle.{outcome.GetType().Name}"].Value;
        });

    private async Task OnceAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }
        (_busy, _said) = (true, null);
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }

    private string After(CandidateTask task)
    {
        var seconds = (task.CreatedAt - (Detail.Generation.SentAt ?? task.CreatedAt)).TotalSeconds;
        return text[seconds < 0 ? "Settle.Before" : "Settle.After", Math.Round(Math.Abs(seconds))];
    }

    private IEnumerable<(bool Fits, string Words)> Comparison(CandidateTask task)
    {
        if (task.Match.Ratio is { } ratio)
        {
            yield return (ratio, task.Settings.Ratio!);
        }
        if (task.Match.Duration is { } duration)
        {
            yield return (duration, text["Settle.Seconds", task.Settings.Duration!]);
        }
        if (task.Match.Model is { } model)
        {
            yield return (model, text[model ? "Settle.SameModel" : "Settle.OtherModel"]);
        }
    }
}
