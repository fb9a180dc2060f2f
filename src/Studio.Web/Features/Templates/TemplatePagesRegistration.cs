namespace Studio.Web.Features.Templates;

/// <summary>Registers what the pages of templates and phrases need.</summary>
public static class TemplatePagesRegistration
{
    /// <summary>Adds the palette, the deeds and the page's list.</summary>
    public static IServiceCollection AddTemplatePages(this IServiceCollection services) =>
        services
            .AddSingleton(provider =>
            {
                var file = provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(Palette.FileName);
                using var json = file.CreateReadStream();
                return Palette.Read(json);
            })
            .AddTransient<TemplateList>()
            .AddScoped<TemplateDeeds>()
            .AddScoped<SnippetDeeds>();
}
