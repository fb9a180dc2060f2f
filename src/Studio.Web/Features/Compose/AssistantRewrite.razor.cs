using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Assistant;

namespace Studio.Web.Features.Compose;

/// <summary>A rewrite beside the prompt: its words as they come, then each change to take or to leave.</summary>
public sealed partial class AssistantRewrite(IStringLocalizer<Texts> text)
{
    private readonly Dictionary<RewritePart, bool> _choices = []; // by the words, so that a choice outlives what is typed elsewhere meanwhile
    private (string Original, string Rewrite) _compared;
    private RewriteDiff? _diff;
    private ElementReference _panel;
    private AssistantRun? _shown;

    /// <summary>The rewrite.</summary>
    [Parameter, EditorRequired]
    public required AssistantRun Run { get; set; }

    /// <summary>The prompt as it is now, which may be another than the one that was sent.</summary>
    [Parameter, EditorRequired]
    public required string Original { get; set; }

    /// <summary>Whether the reader can mend the configuration.</summary>
    [Parameter]
    public bool IsAdmin { get; set; }

    /// <summary>Raised with what is accepted, to be put beside whatever the prompt holds by then.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnAccept { get; set; }

    /// <summary>Raised when the prompt is to stay as it is.</summary>
    [Parameter]
    public EventCallback OnReject { get; set; }

    /// <summary>Raised when what has come is enough.</summary>
    [Parameter]
    public EventCallback OnStop { get; set; }

    /// <summary>Raised when the same is wanted again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    private RewriteDiff Diff
    {
        get
        {
            if (_diff is null || _compared != (Original, Run.Text))
            {
                _compared = (Original, Run.Text);
                _diff = new RewriteDiff(Original, Run.Text);
            }
            return _diff;
        }
    }

    private List<RewritePart> Changes => Run.Text.Length > 0 ? [.. Diff.Parts.Where(part => part.IsChange)] : [];

    private int Taken => Changes.Count(IsTaken);

    private bool CanTakeAll => Run.IsWhole && Run.Prompt == Original;

    private IReadOnlyList<string> LostByAll => CanTakeAll ? PromptMentions.Missing(Original, Run.Text) : [];

    private IReadOnlyList<string> LostByChosen => Run.Text.Length > 0 ? PromptMentions.Missing(Original, Diff.Take(IsTaken)) : [];

    private IReadOnlyList<string> Invented => PromptMentions.Missing(Run.Text, Original);

    private string State =>
        Run switch
        {
            { IsRunning: true } => text["Assistant.Writing"],
            { IsWhole: false, Text.Length: > 0 } => text["Assistant.Partly"],
            { IsWhole: false } => "",
            _ when Changes.Count == 0 => text["Assistant.Same"],
            _ => text[Changes.Count == 1 ? "Assistant.Changes.One" : "Assistant.Changes.Many", Changes.Count],
        };

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown != Run)
        {
            _shown = Run;
            await _panel.FocusAsync(); // brings it into sight, and the next Tab to its buttons
        }
    }

    private bool IsTaken(RewritePart part) => _choices.GetValueOrDefault(part, IsMeant(part));

    // A broken rewrite has left out nothing by its silence, its last sentence may be half, and none has an opinion of what was typed since.
    private bool IsMeant(RewritePart part) =>
        (Run.IsWhole || Sentences.IsWhole(part.After)) && Run.Prompt.Contains(part.Before.Trim(), StringComparison.Ordinal);

    private CompositionEdit Take(Func<RewritePart, bool> isTaken) =>
        composition => composition with { Prompt = new RewriteDiff(composition.Prompt, Run.Text).Take(isTaken) };

    private void Turn(RewritePart part, bool isTaken) => _choices[part] = isTaken;

    private string Sentence(AssistantFault fault)
    {
        var forAdmin = text[$"Assistant.Fault.{fault}.Admin"];
        return IsAdmin && !forAdmin.ResourceNotFound ? forAdmin : text[$"Assistant.Fault.{fault}"];
    }

    private string Names(IEnumerable<string> mentions) => string.Join(text["Shared.Comma"], mentions);
}
