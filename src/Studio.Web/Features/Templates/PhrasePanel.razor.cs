using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Templates;

/// <summary>Phrases and snippets beside the prompt, put in where its caret stands.</summary>
public sealed partial class PhrasePanel(IJSRuntime js, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private ElementReference _toggle;
    private IJSObjectReference? _module;
    private IJSObjectReference? _caret;
    private bool _isOpen;

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with a phrase that the browser's own prompt did not take.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>What stands beside the button.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private bool IsChinese => PromptWords.IsChinese(Composition);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => BrowserHandle.CloseAsync(_caret, _module);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !IsReadOnly)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/phrases.js");
            _caret = await _module.InvokeAsync<IJSObjectReference>("attach");
        }
    }

    private async Task InsertAsync(string phrase)
    {
        var joint = PromptWords.Joint(IsChinese);
        if (_caret is null || !await _caret.InvokeAsync<bool>("insert", phrase, joint))
        {
            await OnChange.InvokeAsync(c => c with { Prompt = PromptWords.Append(c.Prompt, phrase, joint) });
        }
    }

    private async Task<string> SelectedAsync() =>
        _caret is not null && await _caret.InvokeAsync<string>("selected") is { } selected && !string.IsNullOrWhiteSpace(selected)
            ? selected
            : Composition.Prompt;

    private async Task PressAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape" && _isOpen)
        {
            _isOpen = false;
            await _toggle.FocusAsync();
        }
    }
}
