using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>Every step of a generation: when, what, and who.</summary>
public sealed partial class ItemTimeline(IStringLocalizer<Texts> text)
{
    /// <summary>What happened, newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TimelineLine> Lines { get; set; }

    /// <summary>Whether the reader may see the provider's own words.</summary>
    [Parameter, EditorRequired]
    public bool IsAdmin { get; set; }

    private string Say(TimelineLine line)
    {
        var sentence = text[$"Timeline.{line.Event.Note}", Value(line.Event)].Value;
        if (line is { Event.Note: TimelineNote.Unsettled or TimelineNote.Ended, Event.Detail: { } reason })
        {
            sentence = text[$"Failure.{reason}"];
        }
        if (IsAdmin && line is { Event.Note: TimelineNote.NotAccepted or TimelineNote.CancelRefused, Event.Detail: { } why })
        {
            sentence = $"{sentence} {why}";
        }
        return line.MemberName is { } name ? text["Timeline.By", sentence, name] : sentence;
    }

    private string Value(GenerationEvent happened) =>
        happened.Note == TimelineNote.Stored && long.TryParse(happened.Detail, CultureInfo.InvariantCulture, out var bytes)
            ? text["Item.Megabytes", bytes / 1e6]
            : happened.Detail ?? "";

    private static string? Mark(GenerationStatus status) =>
        status switch
        {
            GenerationStatus.Succeeded => "good",
            GenerationStatus.Failed => "bad",
            GenerationStatus.Unknown => "warn",
            _ => null,
        };
}
