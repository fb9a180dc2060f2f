using Microsoft.Extensions.DependencyInjection;

namespace Studio.Application.Placements;

/// <summary>Registers the placements.</summary>
public static class PlacementsRegistration
{
    /// <summary>Adds the read side and the use cases.</summary>
    public static IServiceCollection AddPlacements(this IServiceCollection services) =>
        services.AddSingleton<PlacementList>().AddSingleton<PlacementEditor>();
}
