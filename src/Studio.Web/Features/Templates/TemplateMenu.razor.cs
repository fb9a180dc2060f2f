using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Templates;

/// <summary>Keeps what is composed as a template, and leads to all of them.</summary>
public sealed partial class TemplateMenu(DialogService dialogs, IStringLocalizer<Texts> text)
{
    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Whether nothing can be kept.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    private Task SaveAsync() => TemplateDialog.OpenAsync(dialogs, text["Templates.SaveAs"], Composition);
}
