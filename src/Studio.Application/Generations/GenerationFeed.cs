using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>A generation moved on; published after the commit.</summary>
public sealed record GenerationChange(GenerationId Id, SubmissionId SubmissionId, MemberId MemberId, GenerationStatus Status)
{
    /// <summary>Whether another instance committed it, so that it isn't sent round again.</summary>
    public bool IsFromElsewhere { get; init; }
}

/// <summary>Tells pages and workers which generation moved on.</summary>
public sealed class GenerationFeed(ILogger<GenerationFeed> logger) : Feed<GenerationChange>(logger);
