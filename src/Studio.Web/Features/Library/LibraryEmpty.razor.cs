using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Library;

/// <summary>What to do next where the library shows nothing.</summary>
public sealed partial class LibraryEmpty(IStringLocalizer<Texts> text)
{
    private static readonly string[] Pictures = ["stall", "orchard", "cup"];

    /// <summary>What was looked for.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>Whether the reader may bring files.</summary>
    [Parameter, EditorRequired]
    public bool CanSend { get; set; }
}
