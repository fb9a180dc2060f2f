using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>A stored file as a picture; one that plays does so in its place.</summary>
public sealed partial class MediaPreview(IStringLocalizer<Texts> text)
{
    /// <summary>The file.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }
}
