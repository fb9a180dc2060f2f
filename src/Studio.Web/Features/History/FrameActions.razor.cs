using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.History;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>Starts a draft that goes on where the video stands in its player, or where it ends.</summary>
public sealed partial class FrameActions(ItemDeeds deeds, RuleSentences sentences, IJSRuntime js, IStringLocalizer<Texts> text)
{
    private bool _busy;

    /// <summary>The generation; it has a video.</summary>
    [Parameter, EditorRequired]
    public required HistoryEntry Entry { get; set; }

    /// <summary>Who acts.</summary>
    [Parameter, EditorRequired]
    public MemberId MemberId { get; set; }

    /// <summary>Raised with the new draft.</summary>
    [Parameter]
    public EventCallback<DraftId> OnStarted { get; set; }

    /// <summary>Raised with the reason where there is no frame.</summary>
    [Parameter]
    public EventCallback<string> OnRefused { get; set; }

    private async Task UseThisAsync()
    {
        await using var player = await js.InvokeAsync<IJSObjectReference>("import", "./js/stage-player.js");
        await ExtendAsync(await player.InvokeAsync<double>("moment"));
    }

    private Task UseLastAsync() => ExtendAsync(null);

    private async Task ExtendAsync(double? seconds)
    {
        if (_busy)
        {
            return;
        }
        _busy = true;
        try
        {
            switch (await deeds.ExtendAsync(MemberId, Entry, seconds))
            {
                case ExtendOutcome.Started started:
                    await OnStarted.InvokeAsync(started.Id);
                    return;
                case ExtendOutcome.NoFrame { Why: var why }:
                    await OnRefused.InvokeAsync(sentences.Sentence(why));
                    break;
            }
        }
        catch (MediaStoreException broken)
        {
            await OnRefused.InvokeAsync(sentences.Sentence(broken));
        }
        _busy = false;
    }
}
