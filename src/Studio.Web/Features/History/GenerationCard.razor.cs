using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>One generation in the gallery: a link to its page.</summary>
public sealed partial class GenerationCard(IStringLocalizer<Texts> text)
{
    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required HistoryEntry Entry { get; set; }

    private bool IsHere => Entry.Status == GenerationStatus.Succeeded;

    private string Seconds => text["History.Seconds", Entry.Composition.Duration];

    private string Happening => Entry.Failure is { } reason ? text[$"Failure.{reason}"] : text[$"History.Now.{Entry.Status}"];

    private string? Mood =>
        Entry.Status switch
        {
            GenerationStatus.Succeeded => null,
            GenerationStatus.Submitting or GenerationStatus.Submitted or GenerationStatus.Running or GenerationStatus.Archiving => "moving",
            _ => "quiet",
        };
}
