using Microsoft.JSInterop;

namespace Studio.Web.Features.History;

/// <summary>Tells time as the browser does: its zone is read once per circuit; until then, and where it can't be read, times are UTC.</summary>
public sealed partial class BrowserClock(IJSRuntime js, TimeProvider time, ILogger<BrowserClock> logger)
{
    private Task? _reading;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Today where the reader sits.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToLocal(time.GetUtcNow()).DateTime);

    /// <summary>A moment on the reader's wall clock.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>Reads the browser's zone, the first time.</summary>
    public Task ReadZoneAsync() => _reading ??= ReadAsync();

    private async Task ReadAsync()
    {
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", "./js/browser-clock.js");
            var name = await module.InvokeAsync<string>("zone");
            if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            {
                _zone = zone;
            }
            else
            {
                LogZoneUnknown(logger, name);
            }
        }
        catch (JSException exception)
        {
            LogZoneUnreadable(logger, exception);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; nobody reads these times.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The browser's time zone {Zone} is not known here; times are shown in UTC")]
    private static partial void LogZoneUnknown(ILogger logger, string zone);

    [LoggerMessage(Level = LogLevel.Information, Message = "The browser's time zone could not be read; times are shown in UTC")]
    private static partial void LogZoneUnreadable(ILogger logger, Exception exception);
}
