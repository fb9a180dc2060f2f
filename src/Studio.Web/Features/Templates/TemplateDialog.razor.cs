using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;
using Studio.Domain.Generations;
using Studio.Domain.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>Names a template, new or not, says what it will ask for, and shares it.</summary>
public sealed partial class TemplateDialog(TemplateDeeds deeds, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private string _name = "";
    private bool _isShared;
    private bool _isSaving;
    private bool _isSaved;
    private string? _said;
    private IReadOnlyList<string> _placeholders = [];

    /// <summary>What the template holds.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The template that is described; null for a new one.</summary>
    [Parameter]
    public Template? Described { get; set; }

    /// <summary>Opens it, and waits until it is closed.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="composition">What the template holds.</param>
    /// <param name="described">The template; null for a new one.</param>
    public static Task OpenAsync(DialogService dialogs, string title, Composition composition, Template? described = null) =>
        dialogs.OpenAsync<TemplateDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Composition)] = composition, [nameof(Described)] = described },
            ShelfDialogs.Form
        );

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        (_name, _isShared) = Described is { } known ? (known.Name, known.IsShared) : (Composition.Title, false);
        _placeholders = Placeholders.Find(Composition.Prompt);
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }
        _isSaving = true;
        _said = ShelfWords.Refusal(
            text,
            Described is { Id: var id }
                ? await deeds.DescribeAsync(id, _name, _isShared)
                : await deeds.SaveAsync(_name, _isShared, Composition)
        );
        _isSaving = _said is null; // kept: the second click of a double click may still come
        if (_said is null && Described is not null)
        {
            dialogs.Close();
        }
        _isSaved = _said is null;
    }
}
