using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The prompt: a text area that the browser owns, sent a moment after the last key.</summary>
public sealed partial class PromptEditor(IJSRuntime js, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    /// <summary>UTF-16 units that the text area takes, so that a text always fits into one message of the circuit.</summary>
    public const int MaxLength = 40_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3); // a page that was left never answers

    private ElementReference _area;
    private ElementReference _count;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<PromptEditor>? _self;
    private string _known = "";
    private int _recommended;

    /// <summary>The text as the draft holds it; another text than the browser's last one replaces what stands there.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    /// <summary>Characters past which the end may be ignored.</summary>
    [Parameter]
    public int Recommended { get; set; } = 500;

    /// <summary>Whether the prompt stands alone and gets the room.</summary>
    [Parameter]
    public bool IsTall { get; set; }

    /// <summary>Whether it can only be read.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Raised with the text the browser sent.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }

    private bool IsWrong => Findings.Any(f => f.IsWrong && f.Violation.Field == CompositionField.Prompt);

    /// <summary>Takes the text that the browser sends.</summary>
    [JSInvokable]
    public Task TextChanged(string typed)
    {
        _known = typed;
        return OnChange.InvokeAsync(typed);
    }

    /// <summary>Fetches what was typed in the last moment; a browser that has left meanwhile sent it before it asked for anything.</summary>
    public async Task FlushAsync()
    {
        try
        {
            if (_editor is not null && await _editor.InvokeAsync<string>("read", Patience) is { } typed && typed != _known)
            {
                await TextChanged(typed);
            }
        }
        catch (Exception left) when (left is JSDisconnectedException or OperationCanceledException)
        {
            // What it sent stands in Text.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            (_known, _recommended) = (Text, Recommended);
            _self = DotNetObjectReference.Create(this);
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/compose-prompt.js");
            // Until here the area takes no text: what was typed before would be overwritten by the draft's.
            _editor = await _module.InvokeAsync<IJSObjectReference>("attach", _area, _count, _self, Text, Recommended);
            StateHasChanged();
        }
        if (_editor is null)
        {
            return;
        }
        if (Text != _known)
        {
            _known = Text;
            await _editor.InvokeVoidAsync("write", Text);
        }
        if (Recommended != _recommended)
        {
            _recommended = Recommended;
            await _editor.InvokeVoidAsync("recommend", Recommended);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await BrowserHandle.CloseAsync(_editor, _module);
        _self?.Dispose();
    }
}
