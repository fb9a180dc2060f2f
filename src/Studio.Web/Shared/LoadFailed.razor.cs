using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Shared;

/// <summary>A list that did not load, with another try.</summary>
public sealed partial class LoadFailed(IStringLocalizer<Texts> text)
{
    /// <summary>What did not load, as a sentence.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Tries again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnRetry { get; set; }
}
