namespace Studio.Web.Features.Library;

/// <summary>Registers what the library's page, panel and picker need.</summary>
public static class LibraryRegistration
{
    /// <summary>Adds their state.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services) =>
        services.AddScoped<LibraryList>().AddScoped<LibraryItemView>().AddScoped<MediaDeeds>().AddScoped<MediaWords>();
}
