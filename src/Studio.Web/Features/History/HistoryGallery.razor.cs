using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>The history as pictures in rows, by day.</summary>
public sealed partial class HistoryGallery(BrowserClock clock, IStringLocalizer<Texts> text)
{
    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Entries { get; set; }

    private DateOnly DayOf(HistoryEntry entry) => DateOnly.FromDateTime(clock.ToLocal(entry.CreatedAt).DateTime);

    private string Say(DateOnly day) =>
        (clock.Today.DayNumber - day.DayNumber) switch
        {
            0 => text["History.Today"],
            1 => text["History.Yesterday"],
            _ => day.ToString("D", CultureInfo.CurrentCulture),
        };
}
