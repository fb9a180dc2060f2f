using System.Diagnostics;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Spans of the engine's calls to the provider; they carry ids, never prompts, keys or addresses.</summary>
public static class EngineTraces
{
    /// <summary>The name to subscribe to.</summary>
    public const string Name = "Studio";

    /// <summary>The tag of the provider's id of a task.</summary>
    public const string Task = "studio.task";

    private const string Generation = "studio.generation";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span; null while nobody listens.</summary>
    public static Activity? Start(string step, GenerationId id, string? taskId = null) =>
        Source.StartActivity(step, ActivityKind.Client)?.SetTag(Generation, id.ToString()).SetTag(Task, taskId);
}
