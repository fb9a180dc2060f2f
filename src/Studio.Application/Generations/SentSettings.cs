using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>What a task and the request that made it have in common; null where the provider didn't repeat it.</summary>
/// <param name="Model">The model as the provider spells it.</param>
/// <param name="Ratio">Such as <c>16:9</c>.</param>
/// <param name="Duration">Seconds.</param>
public sealed record SentSettings(string? Model, string? Ratio, long? Duration)
{
    /// <summary>How a task's settings compare with those that were sent.</summary>
    public SettingsMatch Compare(SentSettings task) => new(Same(Model, task.Model), Same(Ratio, task.Ratio), Same(Duration, task.Duration));

    /// <summary>What was sent for one generation; null where there is none.</summary>
    internal static async Task<SentGeneration?> FindAsync(StudioDbContext db, GenerationId id, CancellationToken cancellationToken) =>
        await Of(db, db.Generations.Where(g => g.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What was sent for some generations.</summary>
    internal static IQueryable<SentGeneration> Of(StudioDbContext db, IQueryable<Generation> generations) =>
        generations
            .AsNoTracking()
            .Join(db.Submissions, g => g.SubmissionId, s => s.Id, (g, s) => new SentGeneration(g.Status, g.SentAt, g.Ratio, s.Composition));

    private static bool? Same<T>(T? sent, T? told) => told is null ? null : Equals(sent, told);
}

/// <summary>Which settings of a task are those that were sent; null where the provider doesn't tell.</summary>
public sealed record SettingsMatch(bool? Model, bool? Ratio, bool? Duration)
{
    /// <summary>Whether all are told and the same.</summary>
    public bool IsExact => Same == 3;

    /// <summary>Whether one is told and different.</summary>
    public bool IsContradicted => Model == false || Ratio == false || Duration == false;

    /// <summary>How many are the same.</summary>
    public int Same => new[] { Model, Ratio, Duration }.Count(m => m == true);
}

/// <summary>A generation as far as its create call is concerned.</summary>
internal sealed record SentGeneration(GenerationStatus Status, DateTimeOffset? SentAt, string Ratio, Composition Composition)
{
    /// <summary>What it was sent with.</summary>
    public SentSettings Settings => new(Composition.Model, Ratio, Composition.Duration);
}
