using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>Everything that speaks against sending, in one place; or that nothing does.</summary>
public sealed partial class FindingsList(IStringLocalizer<Texts> text)
{
    private ElementReference _list;

    /// <summary>Every finding of the composition.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>The file that is waited for.</summary>
    [Parameter]
    public FileInTransit? Moving { get; set; }

    /// <summary>Whether nothing can be changed.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the way out that was taken.</summary>
    [Parameter]
    public EventCallback<RuleFix> OnFix { get; set; }

    [CascadingParameter]
    private SlotDesk Desk { get; set; } = null!;

    // The button goes with its finding, and the focus would go with it.
    private async Task FixAsync(RuleFix fix)
    {
        await OnFix.InvokeAsync(fix);
        await _list.FocusAsync(preventScroll: true);
    }

    private static string ToneOf(Finding finding) =>
        finding switch
        {
            { IsCalm: true } => "faint",
            { IsWrong: true } => "t-bad",
            { Violation.Severity: RuleSeverity.Hint } => "dim",
            _ => "t-warn",
        };

    private static string IconOf(Finding finding) =>
        finding switch
        {
            { IsCalm: true } => "info",
            { Violation.Severity: RuleSeverity.Error } => "error",
            { Violation.Severity: RuleSeverity.Hint } => "info",
            _ => "warn",
        };
}
