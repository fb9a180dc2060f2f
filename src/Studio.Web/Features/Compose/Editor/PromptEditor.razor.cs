using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Library;

namespace Studio.Web.Features.Compose.Editor;

/// <summary>The prompt: a box that the browser owns, its text sent a moment after the last key.</summary>
public sealed partial class PromptEditor(IJSRuntime js, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    /// <summary>UTF-16 units that the box takes, so that a text always fits into one message of the circuit.</summary>
    public const int MaxLength = 40_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3); // a page that was left never answers

    private readonly PromptMirror _mirror = new();
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private bool _isGone;
    private DotNetObjectReference<PromptEditor>? _self;

    /// <summary>The draft whose prompt it is; what was typed and never arrived comes back to it after a reload.</summary>
    [Parameter]
    public DraftId? DraftId { get; set; }

    /// <summary>What is composed; another prompt than the browser's last one follows there, or replaces it.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The items of the references.</summary>
    [Parameter]
    public IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; } = new Dictionary<MediaItemId, MediaItem>();

    /// <summary>Characters past which the end may be ignored.</summary>
    [Parameter]
    public int Recommended { get; set; } = 500;

    /// <summary>Whether the composition is saved as it stands.</summary>
    [Parameter]
    public bool IsSaved { get; set; }

    /// <summary>Whether it can only be read.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Raised with what the text that the browser sent changes.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>Raised with the language in which the prompt is to name its references.</summary>
    [Parameter]
    public EventCallback<MentionLanguage> OnSpell { get; set; }

    private bool CanType => !IsReadOnly && _editor is not null;

    private bool IsWrong => Findings.Any(f => f.IsWrong && f.Violation.Field == CompositionField.Prompt);

    /// <summary>Takes the text that the browser sends; false where another draft is open by now, which the browser has yet to hear of.</summary>
    /// <param name="typed">The whole text.</param>
    /// <param name="step">The last step of the server that the browser had followed when it was typed.</param>
    [JSInvokable]
    public async Task<bool> TextChanged(string typed, int step = int.MaxValue)
    {
        if (_mirror.Draft != DraftId)
        {
            return false;
        }
        if (_mirror.Take(typed, step) is { } edit)
        {
            await OnChange.InvokeAsync(edit);
        }
        return true;
    }

    /// <summary>Fetches what was typed in the last moment, where nothing made the browser send it; a browser that has left is let go.</summary>
    public async Task FlushAsync()
    {
        try
        {
            if (_editor is not null && await _editor.InvokeAsync<TypedText>("read", Patience) is { Text: not null } typed)
            {
                await TextChanged(typed.Text, typed.Step);
            }
        }
        catch (Exception left) when (left is JSDisconnectedException or OperationCanceledException)
        {
            // What it typed is in its session storage.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            // Until here the box takes no text: what was typed before would be overwritten by the draft's.
            (_module, _editor) = await BrowserHandle.AttachAsync(
                js,
                "./js/prompt/editor.js",
                () => _isGone,
                () => [_root, _self, Options(_mirror.Open(DraftId, Composition, State(), IsSaved))]
            );
            StateHasChanged();
        }
        else if (_editor is not null && _mirror.Next(DraftId, Composition, State(), IsSaved) is { } step)
        {
            await _editor.InvokeVoidAsync("update", step);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await BrowserHandle.CloseAsync(_editor, _module);
        _self?.Dispose();
    }

    private Beginning Options(PromptStep first) =>
        new(
            DraftId?.ToString(),
            Composition.Prompt,
            first,
            MaxLength,
            Assets["icons.svg"],
            new Sentences(
                text["Compose.Prompt.Broken"],
                text["Compose.Prompt.Named"],
                text["Compose.Prompt.NoFiles"],
                text["Compose.Prompt.Full", MaxLength],
                text["Compose.Prompt.Restored"],
                text["Compose.Prompt.Late"]
            )
        );

    private PromptState State() =>
        new(
            [.. Composition.References.OrderBy(r => r.Role).Select(Show)],
            Composition.MentionLanguage.ToString(),
            Recommended,
            Composition.PromptLength - Composition.Prompt.EnumerateRunes().Count()
        );

    private PromptReference Show(Reference reference)
    {
        var item = Media.GetValueOrDefault(reference.ItemId);
        var thumb = item is null ? null : MediaPicture.Address(item);
        return new PromptReference(reference.Role.Kind().ToString(), Composition.NumberOf(reference), item?.Name ?? "", thumb);
    }

    /// <summary>What a new editor in the browser is given.</summary>
    /// <param name="Draft">The draft's id.</param>
    /// <param name="Text">The prompt as the server has it.</param>
    /// <param name="First">What it begins with beside the text.</param>
    /// <param name="Limit">UTF-16 units that it takes.</param>
    /// <param name="Icons">Where the studio's icons are.</param>
    /// <param name="Sentences">What it says by itself.</param>
    public sealed record Beginning(string? Draft, string Text, PromptStep First, int Limit, string Icons, Sentences Sentences);

    /// <summary>What the browser says without asking, in the reader's language.</summary>
    public sealed record Sentences(string Broken, string Named, string None, string Full, string Restored, string Late);

    /// <summary>What the browser answers when it is asked for its text.</summary>
    /// <param name="Text">The whole text.</param>
    /// <param name="Step">The last step of the server that it had followed.</param>
    public sealed record TypedText(string? Text, int Step);
}
