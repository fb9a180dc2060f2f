using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shared;

/// <summary>A moment in the reader's own time zone and language, which only the browser knows; UTC until the script is there.</summary>
public sealed partial class LocalTime
{
    /// <summary>The moment.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    /// <summary>How much of it is shown.</summary>
    [Parameter]
    public LocalTimeStyle Style { get; set; }

    private string Look =>
        Style switch
        {
            LocalTimeStyle.Date => "date",
            LocalTimeStyle.Time => "time",
            _ => "both",
        };

    private string Format =>
        Style switch
        {
            LocalTimeStyle.Date => "d",
            LocalTimeStyle.Time => "HH:mm",
            _ => "g",
        };
}

/// <summary>How much of a moment is shown.</summary>
public enum LocalTimeStyle
{
    /// <summary>The day and the time.</summary>
    Both,

    /// <summary>The day.</summary>
    Date,

    /// <summary>Hours and minutes.</summary>
    Time,
}
