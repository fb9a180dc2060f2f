using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>The static document: it carries the shell, so that the first paint never waits for the circuit.</summary>
public sealed partial class App(IStringLocalizer<Texts> text)
{
    private static readonly Version? RadzenVersion = typeof(global::Radzen.DialogService).Assembly.GetName().Version;
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private InteractiveServerRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Interactive : null;

    private bool IsDoor =>
        Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttribute<LayoutAttribute>()?.LayoutType
        == typeof(DoorLayout);

    private RailPage? Current => RailPage.At(Context.Request.Path);

    // Publishing compresses a package's files, but links the compressed ones to the plain address only, not to the fingerprinted one.
    private static string Radzen(string file) => $"_content/Radzen.Blazor/{file}?v={RadzenVersion}";

    private string? Theme => Context.Request.Cookies["theme"] is "light" or "dark" ? Context.Request.Cookies["theme"] : null;
}
