using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What came of deleting several items: how many went, which stayed, and what holds those.</summary>
public sealed partial class DeleteReport(IStringLocalizer<Texts> text)
{
    /// <summary>What came of each.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, DeleteMediaOutcome> Outcomes { get; set; }

    /// <summary>What is still listed.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LibraryEntry> Entries { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised when it was read.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private int Deleted => Outcomes.Values.Count(o => o is DeleteMediaOutcome.Deleted or DeleteMediaOutcome.Gone);

    private IReadOnlyList<(LibraryEntry Entry, DeleteMediaOutcome Outcome)> Kept =>
        [
            .. from entry in Entries
            let outcome = Outcomes.GetValueOrDefault(entry.Id)
            where outcome is DeleteMediaOutcome.Held or DeleteMediaOutcome.NotAllowed
            select (entry, outcome),
        ];
}
