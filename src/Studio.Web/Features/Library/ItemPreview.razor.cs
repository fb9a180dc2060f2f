using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>The item itself: seen or played.</summary>
public sealed partial class ItemPreview(IStringLocalizer<Texts> text)
{
    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }
}
