using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>What the reader can do with a generation, and what came of it.</summary>
public sealed partial class ItemActions(ItemDeeds deeds, RuleSentences rules, NavigationManager navigation, IStringLocalizer<Texts> text)
{
    private bool _busy;
    private bool _isBad;
    private string? _said;
    private IReadOnlyList<RuleViolation> _violations = [];

    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required GenerationDetail Detail { get; set; }

    /// <summary>Who acts.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    private GenerationStatus Status => Detail.Entry.Status;

    private bool CanRetry => Status is GenerationStatus.Failed or GenerationStatus.Expired or GenerationStatus.Cancelled;

    private bool CanCancel =>
        Status is GenerationStatus.Queued or GenerationStatus.Submitted or GenerationStatus.Running
        && Detail.Generation.CancelAskedAt is null;

    private Task RemixAsync() =>
        OnceAsync(async () =>
        {
            var draft = await deeds.RemixAsync(Member.Id, Detail.Entry);
            Open(draft);
            return true;
        });

    private Task RetryAsync() =>
        OnceAsync(async () =>
        {
            switch (await deeds.RetryAsync(Member.Id, Detail.Entry.Id))
            {
                case SubmitOutcome.Queued queued:
                    navigation.NavigateTo($"/history/{queued.Generations[0]}");
                    return true;
                case SubmitOutcome.Refused refused:
                    Say("Item.Retry.Refused", isBad: true);
                    _violations = refused.Violations;
                    return false;
                default:
                    Say("Item.Retry.NotAllowed", isBad: true);
                    return false;
            }
        });

    private Task CancelAsync() =>
        OnceAsync(async () =>
        {
            var outcome = await deeds.CancelAsync(Member.Id, Detail.Entry.Id);
            Say($"Item.Cancel.{outcome.GetType().Name}", isBad: outcome is CancelOutcome.TooLate or CancelOutcome.NotAllowed);
            return false;
        });

    private Task FetchAgainAsync() =>
        OnceAsync(async () =>
        {
            var outcome = await deeds.FetchAgainAsync(Member.Id, Detail.Entry.Id);
            Say($"Item.FetchAgain.{outcome.GetType().Name}", isBad: outcome is FetchAgainOutcome.NotAllowed);
            return false;
        });

    private void Open(DraftId draft) => navigation.NavigateTo($"/?draft={draft}");

    private void Refuse(string sentence) => (_said, _isBad) = (sentence, true);

    private void Say(string key, bool isBad)
    {
        _said = text[key];
        _isBad = isBad;
    }

    // A second click before the first is answered is the same wish; after leaving the page there is nobody left to click.
    private async Task OnceAsync(Func<Task<bool>> act)
    {
        if (_busy)
        {
            return;
        }
        _busy = true;
        _said = null;
        _violations = [];
        var leaves = false;
        try
        {
            leaves = await act();
        }
        finally
        {
            _busy = leaves;
        }
    }
}
