using Microsoft.Extensions.DependencyInjection;

namespace Studio.Application.Templates;

/// <summary>Registers templates and snippets.</summary>
public static class TemplatesRegistration
{
    /// <summary>Adds the read sides and the use cases.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services) =>
        services
            .AddSingleton<TemplateShelf>()
            .AddSingleton<TemplateEdit>()
            .AddSingleton<SaveTemplate>()
            .AddSingleton<DescribeTemplate>()
            .AddSingleton<DeleteTemplate>()
            .AddSingleton<UseTemplate>()
            .AddSingleton<ExportTemplates>()
            .AddSingleton<ImportTemplates>()
            .AddSingleton<SnippetShelf>()
            .AddSingleton<SnippetEdit>()
            .AddSingleton<SaveSnippet>()
            .AddSingleton<DeleteSnippet>();
}
