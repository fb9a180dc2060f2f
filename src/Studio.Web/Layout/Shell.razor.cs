using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Web.Shared;

namespace Studio.Web.Layout;

/// <summary>The rail, the header and the place of the page; part of the static document.</summary>
public sealed partial class Shell(IStringLocalizer<Texts> text, IConfiguration configuration)
{
    private bool _isSandbox;
    private SignedInMember? _member;

    /// <summary>The page of the rail that is open.</summary>
    [Parameter]
    public RailPage? Current { get; set; }

    /// <summary>How the page runs; null for a static one.</summary>
    [Parameter]
    public InteractiveServerRenderMode? Mode { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _isSandbox = string.IsNullOrEmpty(configuration["Seedance:ApiKey"]);
        _member = SignedInMember.From(Context.User);
    }
}
