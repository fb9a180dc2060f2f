using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;

namespace Studio.Web.Shared;

/// <summary>What a placement cuts off a picture and covers of it, drawn over the box that this stands in; never in the file.</summary>
public sealed partial class SafeZones(IStringLocalizer<Texts> text)
{
    /// <summary>Where the video is shown.</summary>
    [Parameter, EditorRequired]
    public required Placement Placement { get; set; }

    private string Style =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"--cut-y:{Placement.CropTop:0.###}%;--cut-x:{Placement.CropSide:0.###}%;--safe-top:{Placement.SafeTop:0.###}%;--safe-right:{Placement.SafeRight:0.###}%;--safe-bottom:{Placement.SafeBottom:0.###}%;--safe-left:{Placement.SafeLeft:0.###}%"
        );
}
