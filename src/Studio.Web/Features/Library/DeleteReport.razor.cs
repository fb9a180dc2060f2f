using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What came of deleting several items: how many went, which stayed, and what holds those.</summary>
public sealed partial class DeleteReport(IStringLocalizer<Texts> text)
{
    /// <summary>What came of each.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<LibraryEntry, DeleteMediaOutcome> Outcomes { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised when it was read.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private List<KeyValuePair<LibraryEntry, DeleteMediaOutcome>> Kept =>
        [.. Outcomes.Where(o => o.Value is DeleteMediaOutcome.Held or DeleteMediaOutcome.NotAllowed)];
}
