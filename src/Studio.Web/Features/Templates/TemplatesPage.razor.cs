using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;
using Studio.Domain.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>The templates that the reader sees, the newest first, narrowed by the page's address.</summary>
public sealed partial class TemplatesPage(
    TemplateList list,
    DialogService dialogs,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private readonly HashSet<TemplateId> _chosen = [];
    private TemplateFilter _filter = new();
    private string? _said;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Whose { get; set; }

    private string ExportName => _chosen.Count == 0 ? text["Templates.Export.All"] : text["Templates.Export.Chosen", _chosen.Count];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var filter = TemplateQuery.Read(Q, Whose);
        if (list.Member is not null && filter == _filter)
        {
            return Task.CompletedTask;
        }
        _filter = filter;
        return ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        await list.LoadAsync(_filter);
        _chosen.IntersectWith(list.Entries.Select(e => e.Template.Id));
    }

    private void Narrow(TemplateFilter filter) => navigation.NavigateTo(TemplateQuery.Address(filter), replace: true);

    private void Choose((TemplateId Id, bool IsChosen) choice)
    {
        if (choice.IsChosen)
        {
            _chosen.Add(choice.Id);
        }
        else
        {
            _chosen.Remove(choice.Id);
        }
    }

    private Task HearAsync(string? refusal)
    {
        _said = refusal;
        return ReloadAsync();
    }

    private async Task ImportAsync()
    {
        await ImportDialog.OpenAsync(dialogs, text["Templates.Import.Title"]);
        await HearAsync(null);
    }
}
