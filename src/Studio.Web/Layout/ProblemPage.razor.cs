using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>Stands in for a page that can't be shown, and says what to do next.</summary>
public sealed partial class ProblemPage(IStringLocalizer<Texts> text)
{
    /// <summary>The HTTP status.</summary>
    [Parameter]
    public int Status { get; set; } = StatusCodes.Status404NotFound;

    private int Told => Status is 400 or 403 or 404 ? Status : StatusCodes.Status500InternalServerError;

    private string Title => text[$"Problem.{Told}.Title"];

    private string Icon =>
        Status switch
        {
            403 => "lock",
            404 => "search",
            400 => "clock",
            _ => "plug",
        };
}
