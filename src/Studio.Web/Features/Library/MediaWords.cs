using System.Globalization;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>Says in the reader's language what an item is.</summary>
public sealed class MediaWords(IStringLocalizer<Texts> text)
{
    /// <summary>Pixels and frame rate, such as <c>1280 × 720, 24 fps</c>; playing time and codec for sound.</summary>
    public string Shape(MediaItem item)
    {
        var parts = new[]
        {
            Pixels(item),
            item.Kind == MediaKind.Video ? Rate(item) : null,
            item.Kind == MediaKind.Audio ? TypeName(item) : null,
        };
        return string.Join(text["Shared.Comma"], parts.OfType<string>());
    }

    /// <summary>Pixels across and down; null where they are unknown.</summary>
    public static string? Pixels(MediaItem item) => item is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null;

    /// <summary>Frames per second; null where they are unknown.</summary>
    public string? Rate(MediaItem item) => item.FrameRate is { } rate ? text["Library.FramesPerSecond", Number(rate)].Value : null;

    /// <summary>Playing time; null where it is unknown or there is none.</summary>
    public string? Seconds(MediaItem item) => item.Seconds is { } seconds ? text["Library.Seconds", Number(seconds)].Value : null;

    /// <summary>The name that people know the type by: its extension.</summary>
    public static string TypeName(MediaItem item) =>
        (MediaTypes.Find(item.ContentType)?.Extensions[0][1..] ?? item.ContentType).ToUpperInvariant();

    /// <summary>A day in the reader's own order.</summary>
    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>Why a change to an item was not made; null where it was.</summary>
    public string? Refusal(EditMediaOutcome outcome) =>
        outcome switch
        {
            EditMediaOutcome.NotAllowed => text["Library.Edit.NotAllowed"].Value,
            EditMediaOutcome.Gone => text["Library.Edit.Gone"].Value,
            EditMediaOutcome.TooLong tooLong => text["Library.Edit.TooLong", tooLong.Most].Value,
            _ => null,
        };

    private static string Number(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);
}
