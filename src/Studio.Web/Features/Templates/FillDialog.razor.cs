using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Domain.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>Asks for each placeholder of a template once; what is answered is kept nowhere but in the draft.</summary>
public sealed partial class FillDialog(DialogService dialogs, IStringLocalizer<Texts> text)
{
    private readonly Dictionary<string, string> _values = [];
    private IReadOnlyList<string> _names = [];

    /// <summary>The template's prompt.</summary>
    [Parameter, EditorRequired]
    public required string Prompt { get; set; }

    /// <summary>Asks, and waits for the answers; null where the reader turned back.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> AskAsync(DialogService dialogs, string title, string prompt) =>
        await dialogs.OpenAsync<FillDialog>(title, new Dictionary<string, object?> { [nameof(Prompt)] = prompt }, ShelfDialogs.Form)
        as IReadOnlyDictionary<string, string>;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _names = Placeholders.Find(Prompt);
        foreach (var name in _names)
        {
            _values[name] = "";
        }
    }
}
