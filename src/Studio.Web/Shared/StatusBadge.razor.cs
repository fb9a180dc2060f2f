using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Shared;

/// <summary>Where a generation stands: an icon and a word, the same everywhere.</summary>
public sealed partial class StatusBadge(IStringLocalizer<Texts> text)
{
    /// <summary>Where it stands.</summary>
    [Parameter, EditorRequired]
    public GenerationStatus Status { get; set; }

    private (string Icon, string Tone) Look =>
        Status switch
        {
            GenerationStatus.Queued => ("queue", ""),
            GenerationStatus.Submitting => ("send", "move"),
            GenerationStatus.Submitted => ("check", "move"),
            GenerationStatus.Running => ("loop", "move"),
            GenerationStatus.Archiving => ("download", "move"),
            GenerationStatus.Succeeded => ("done", "ok"),
            GenerationStatus.Failed => ("error", "bad"),
            GenerationStatus.Unknown => ("help", "warn"),
            GenerationStatus.Expired => ("clock", ""),
            _ => ("stop", ""),
        };
}
