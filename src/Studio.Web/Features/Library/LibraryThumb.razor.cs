using Microsoft.AspNetCore.Components;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>A picture in the item's own shape.</summary>
public sealed partial class LibraryThumb
{
    /// <summary>The item that the picture stands for.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }
}
