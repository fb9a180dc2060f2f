using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;
using Studio.Domain.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>The words of a snippet, new or not.</summary>
public sealed partial class SnippetDialog(SnippetDeeds deeds, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private string _name = "";
    private string _text = "";
    private bool _isShared;
    private bool _isSaving;
    private string? _said;

    /// <summary>The snippet; null for a new one.</summary>
    [Parameter]
    public SnippetId? Id { get; set; }

    /// <summary>What the form starts with.</summary>
    [Parameter, EditorRequired]
    public required SnippetWords Words { get; set; }

    /// <summary>The words of a snippet as it stands.</summary>
    public static SnippetWords WordsOf(Snippet snippet) => new(snippet.Name, snippet.Text, snippet.IsShared);

    /// <summary>Opens the form and waits for it; true where it was kept.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="id">The snippet; null for a new one.</param>
    /// <param name="words">What the form starts with.</param>
    public static async Task<bool> AskAsync(DialogService dialogs, string title, SnippetId? id, SnippetWords words) =>
        await dialogs.OpenAsync<SnippetDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Id)] = id, [nameof(Words)] = words },
            ShelfDialogs.Form
        )
            is true;

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        (_name, _text, _isShared) = (Words.Name, Words.Text[..Math.Min(Words.Text.Length, Snippet.MostText)], Words.IsShared);

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }
        _isSaving = true;
        _said = ShelfWords.Refusal(text, await deeds.SaveAsync(Id, new SnippetWords(_name, _text, _isShared)));
        _isSaving = _said is null; // kept: the second click of a double click may still come
        if (_said is null)
        {
            dialogs.Close(true);
        }
    }
}
