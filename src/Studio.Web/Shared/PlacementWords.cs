using Microsoft.Extensions.Localization;
using Studio.Application.Placements;
using Studio.Domain.Catalog;

namespace Studio.Web.Shared;

/// <summary>Says what a placement is called.</summary>
public static class PlacementWords
{
    /// <summary>The name that people gave it; in the reader's language while it has the one that the studio came with, unless that is a brand.</summary>
    public static string Name(IStringLocalizer text, Placement placement) =>
        DefaultPlacements.HasFirstName(placement) && text[$"Placement.Default.{placement.Name}"] is { ResourceNotFound: false } name
            ? name
            : placement.Name;
}
