namespace Studio.Domain.Media;

/// <summary>Whether an item may still be used, as far as its dates say.</summary>
public enum RightsState
{
    /// <summary>No end is noted, or it is far.</summary>
    Open,

    /// <summary>The last day is near.</summary>
    Ending,

    /// <summary>The last day is past.</summary>
    Expired,
}

/// <summary>How near the end of rights is.</summary>
public static class RightsTerm
{
    /// <summary>Days before the end at which it counts as near.</summary>
    public const int DaysOfWarning = 30;

    /// <summary>Where a date stands, seen from a day.</summary>
    /// <param name="until">The last day of use; null where none is noted.</param>
    /// <param name="today">The day.</param>
    public static RightsState Of(DateOnly? until, DateOnly today) =>
        until switch
        {
            { } last when last < today => RightsState.Expired,
            { } last when last <= today.AddDays(DaysOfWarning) => RightsState.Ending,
            _ => RightsState.Open,
        };
}
