using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Templates;

/// <summary>Whether the whole team sees it.</summary>
public sealed partial class ShareSwitch(IStringLocalizer<Texts> text)
{
    private readonly string _about = $"share-{Guid.NewGuid():N}";

    /// <summary>What sharing means here, in a few words.</summary>
    [Parameter, EditorRequired]
    public string About { get; set; } = "";

    /// <summary>Whether it is on.</summary>
    [Parameter]
    public bool Value { get; set; }

    /// <summary>Raised with what it was switched to.</summary>
    [Parameter]
    public EventCallback<bool> ValueChanged { get; set; }
}
