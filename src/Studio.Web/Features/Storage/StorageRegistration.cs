namespace Studio.Web.Features.Storage;

/// <summary>Registers what the page of the store needs beside the use cases.</summary>
public static class StorageRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services.AddScoped<StorageCheck>();
}
