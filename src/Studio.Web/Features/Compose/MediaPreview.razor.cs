using Microsoft.AspNetCore.Components;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>A stored file as a picture or in a player.</summary>
public sealed partial class MediaPreview
{
    /// <summary>The file.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }
}
