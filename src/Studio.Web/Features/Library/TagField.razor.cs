using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Library;

/// <summary>A field for new tags; a comma of either language parts several.</summary>
public sealed partial class TagField(IStringLocalizer<Texts> text)
{
    private static readonly char[] Commas = [',', '，', '、', ';', '；'];

    private string _typed = "";

    /// <summary>Tags to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Known { get; set; }

    /// <summary>Raised with what was typed.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IReadOnlyCollection<string>> OnAdd { get; set; }

    private Task AddAsync()
    {
        string[] tags = _typed.Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _typed = "";
        return tags.Length > 0 ? OnAdd.InvokeAsync(tags) : Task.CompletedTask;
    }
}
