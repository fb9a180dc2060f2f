using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>The history as pictures in rows, by day.</summary>
public sealed partial class HistoryGallery(BrowserClock clock, IStringLocalizer<Texts> text)
{
    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Entries { get; set; }

    /// <summary>The newest of those that stood here first. What is newer gets rows of its own, so that the rows which are being read stay as they are.</summary>
    [Parameter]
    public GenerationId? NewestLoaded { get; set; }

    private bool HasArrived(HistoryEntry entry) => NewestLoaded is { } newest && entry.Id.Value > newest.Value;

    private DateOnly DayOf(HistoryEntry entry) => DateOnly.FromDateTime(clock.ToLocal(entry.CreatedAt).DateTime);

    private string Say(DateOnly day) =>
        (clock.Today.DayNumber - day.DayNumber) switch
        {
            0 => text["History.Today"],
            1 => text["History.Yesterday"],
            _ => day.ToString("D", CultureInfo.CurrentCulture),
        };
}
