using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Placements;
using Studio.Domain.Catalog;

namespace Studio.Web.Features.History;

/// <summary>A video with the choice of a placement whose guides are drawn over it.</summary>
public sealed partial class GuidedVideo(PlacementList list, IStringLocalizer<Texts> text, ILogger<GuidedVideo> logger)
{
    private IReadOnlyList<Placement> _placements = [];
    private Placement? _shown;

    /// <summary>The ratio of the video.</summary>
    [Parameter, EditorRequired]
    public string Ratio { get; set; } = "";

    /// <summary>The video.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    private List<Placement> Offered => [.. _placements.Where(p => p.Ratio == Ratio && p.HasGuides)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            _placements = await list.ReadAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotRead(logger, exception); // the guides; the video plays without them
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_shown?.Ratio != Ratio)
        {
            _shown = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The placements could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
