namespace Studio.Web.Features.Placements;

/// <summary>Registers what the page of the placements needs.</summary>
public static class PlacementPagesRegistration
{
    /// <summary>Adds the page's state.</summary>
    public static IServiceCollection AddPlacementPages(this IServiceCollection services) => services.AddScoped<PlacementBoard>();
}
