using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.History;

/// <summary>What was asked for, to read and to copy.</summary>
public sealed partial class ItemPrompt(IStringLocalizer<Texts> text)
{
    /// <summary>What a member wrote.</summary>
    [Parameter, EditorRequired]
    public required string Prompt { get; set; }
}
