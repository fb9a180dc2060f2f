using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>Keeps a composition to start others from; what it had set aside is not kept, nor its title, which is one video's.</summary>
public sealed class SaveTemplate(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>Keeps it; editors and administrators may.</summary>
    public async Task<ShelfOutcome> ExecuteAsync(
        MemberId memberId,
        string name,
        bool isShared,
        Composition composition,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new ShelfOutcome.NotAllowed();
        }
        if (FaultOf(name) is { } fault)
        {
            return new ShelfOutcome.Refused(fault);
        }
        var now = time.GetUtcNow();
        var kept = composition with { Title = "", SetAside = [] };
        db.Add(new Template(TemplateId.New(now), memberId, name.Trim(), isShared, kept, now));
        await db.SaveChangesAsync(cancellationToken);
        return new ShelfOutcome.Done();
    }

    internal static ShelfFault? FaultOf(string name) =>
        name.Trim().Length switch
        {
            0 => ShelfFault.NameMissing,
            > Template.MostName => ShelfFault.NameLong,
            _ => null,
        };
}
