using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>Says that the rights of an item are over or soon will be; nothing otherwise.</summary>
public sealed partial class RightsBadge(IStringLocalizer<Texts> text)
{
    /// <summary>How near the end is.</summary>
    [Parameter, EditorRequired]
    public RightsState State { get; set; }

    /// <summary>The last day of use.</summary>
    [Parameter, EditorRequired]
    public DateOnly? Until { get; set; }
}
