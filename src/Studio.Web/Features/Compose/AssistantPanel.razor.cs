using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Assistant;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Offers to rewrite the prompt, one rewrite at a time; renders nothing where no assistant is configured, or for who may only look.</summary>
public sealed partial class AssistantPanel(PromptAssistant assistant, TimeProvider time, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private static readonly RewriteKind[] Kinds = Enum.GetValues<RewriteKind>();
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80); // pieces that come closer together are drawn together

    private readonly Dictionary<RewriteKind, ElementReference> _buttons = [];
    private AssistantRun? _run;
    private CancellationTokenSource? _stop;

    /// <summary>What is composed; the wishes of its campaign hold for every rewrite.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Who composes.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised with what the member accepted.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnAccept { get; set; }

    private bool CanAsk => _run is not { IsRunning: true } && !string.IsNullOrWhiteSpace(Composition.Prompt);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _run?.Follow(Composition);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task AskAsync(RewriteKind kind)
    {
        if (!CanAsk)
        {
            return;
        }
        var run = _run = new AssistantRun(kind, Composition);
        using var stop = _stop = new CancellationTokenSource();
        try
        {
            await ReadAsync(run, stop.Token);
        }
        catch (OperationCanceledException)
        {
            run.Stop();
        }
        finally
        {
            _stop = null;
        }
    }

    private async Task ReadAsync(AssistantRun run, CancellationToken cancellationToken)
    {
        long? drawn = null;
        await foreach (var step in assistant.RewriteAsync(Member.Id, run.Kind, run.Sent, Composition.CampaignId, cancellationToken))
        {
            run.Take(step);
            if (drawn is not { } last || time.GetElapsedTime(last) >= Frame)
            {
                drawn = time.GetTimestamp();
                StateHasChanged();
            }
        }
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    // The second of two quick clicks finds nothing open.
    private async Task CloseAsync(CompositionEdit? accepted)
    {
        if (_run is not { } run)
        {
            return;
        }
        _run = null;
        if (accepted is not null)
        {
            await OnAccept.InvokeAsync(accepted);
        }
        await _buttons[run.Kind].FocusAsync();
    }
}
