using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Publishes every generation whose timeline grew, after the commit.</summary>
public sealed class GenerationPublisher(GenerationFeed feed) : CommitPublisher<GenerationChange>(feed)
{
    /// <inheritdoc/>
    protected override IEnumerable<GenerationChange> Changes(DbContext context) =>
        context
            .ChangeTracker.Entries<Generation>()
            .Where(e => e.Entity.Timeline.Any(line => context.Entry(line).State == EntityState.Added))
            .Select(e => new GenerationChange(e.Entity.Id, e.Entity.SubmissionId, e.Entity.MemberId, e.Entity.Status));
}
