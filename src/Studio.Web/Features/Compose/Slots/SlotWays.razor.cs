using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>The ways into a slot besides a file: the library and a link.</summary>
public sealed partial class SlotWays(IStringLocalizer<Texts> text)
{
    /// <summary>The role of the slot.</summary>
    [Parameter, EditorRequired]
    public ReferenceRole Role { get; set; }

    [CascadingParameter]
    private SlotDesk Desk { get; set; } = null!;

    private string Slot => text[Role.IsSingle() ? $"Compose.Role.{Role}" : $"Compose.Inputs.{Role}"];
}
