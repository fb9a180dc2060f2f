using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The modes as one control, because they exclude each other.</summary>
public sealed partial class ModeTabs(IStringLocalizer<Texts> text)
{
    private readonly Dictionary<GenerationMode, ElementReference> _tabs = [];

    /// <summary>The modes that the model offers.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<GenerationMode> Modes { get; set; }

    /// <summary>The chosen mode.</summary>
    [Parameter]
    public GenerationMode Value { get; set; }

    /// <summary>Raised with the mode that was chosen.</summary>
    [Parameter]
    public EventCallback<GenerationMode> OnChange { get; set; }

    private static string IconOf(GenerationMode mode) =>
        mode switch
        {
            GenerationMode.Frames => "frames",
            GenerationMode.References => "refs",
            _ => "text",
        };

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        var at = Modes.Index().FirstOrDefault(m => m.Item == Value).Index;
        int? to = key.Key switch
        {
            "ArrowRight" => (at + 1) % Modes.Count,
            "ArrowLeft" => (at + Modes.Count - 1) % Modes.Count,
            "Home" => 0,
            "End" => Modes.Count - 1,
            _ => null,
        };
        if (to is { } place)
        {
            await OnChange.InvokeAsync(Modes[place]);
            await _tabs[Modes[place]].FocusAsync();
        }
    }
}
