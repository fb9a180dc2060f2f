using Microsoft.AspNetCore.Components;
using Studio.Application.History;

namespace Studio.Web.Features.History;

/// <summary>A picture in the generation's shape.</summary>
public sealed partial class GenerationThumb
{
    /// <summary>The generation that the picture stands for.</summary>
    [Parameter, EditorRequired]
    public required HistoryEntry Entry { get; set; }
}
