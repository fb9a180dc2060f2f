using System.Data;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Team;

namespace Studio.Application.Placements;

/// <summary>What an administrator does to the list of placements; each change is written as a whole.</summary>
public sealed class PlacementEditor(IDbContextFactory<StudioDbContext> contexts, ModelCatalog catalog, TimeProvider time)
{
    /// <summary>Adds a placement at the end.</summary>
    public Task<PlacementOutcome> AddAsync(MemberId acting, PlacementText text, CancellationToken cancellationToken) =>
        ChangeAsync(
            acting,
            all => Take(all, new Placement(PlacementId.New(time.GetUtcNow())) { Order = all.Count }, text),
            cancellationToken
        );

    /// <summary>Gives a placement other values.</summary>
    public Task<PlacementOutcome> ChangeAsync(MemberId acting, PlacementId id, PlacementText text, CancellationToken cancellationToken) =>
        ChangeAsync(
            acting,
            all => all.Find(p => p.Id == id) is { } one ? Take(all, one, text) : new PlacementOutcome.NotFound(),
            cancellationToken
        );

    /// <summary>Moves a placement by a number of places; past an end it stays there.</summary>
    public Task<PlacementOutcome> MoveAsync(MemberId acting, PlacementId id, int by, CancellationToken cancellationToken) =>
        ChangeAsync(
            acting,
            all =>
            {
                if (all.Find(p => p.Id == id) is not { } one)
                {
                    return new PlacementOutcome.NotFound();
                }
                var place = Math.Clamp(all.IndexOf(one) + by, 0, all.Count - 1);
                all.Remove(one);
                all.Insert(place, one);
                return new PlacementOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Deletes a placement; one that is gone already is no fault.</summary>
    public Task<PlacementOutcome> DeleteAsync(MemberId acting, PlacementId id, CancellationToken cancellationToken) =>
        ChangeAsync(
            acting,
            all =>
            {
                all.RemoveAll(p => p.Id == id);
                return new PlacementOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Puts back the placements that a studio starts with, in place of all there are.</summary>
    public Task<PlacementOutcome> RestoreAsync(MemberId acting, CancellationToken cancellationToken) =>
        WriteAsync(
            acting,
            async db =>
            {
                await db.Placements.ExecuteDeleteAsync(cancellationToken);
                db.Placements.AddRange(DefaultPlacements.All());
                return new PlacementOutcome.Done();
            },
            cancellationToken
        );

    private Task<PlacementOutcome> ChangeAsync(
        MemberId acting,
        Func<List<Placement>, PlacementOutcome> change,
        CancellationToken cancellationToken
    ) => WriteAsync(acting, db => ChangeAsync(db, change, cancellationToken), cancellationToken);

    private static async Task<PlacementOutcome> ChangeAsync(
        StudioDbContext db,
        Func<List<Placement>, PlacementOutcome> change,
        CancellationToken cancellationToken
    )
    {
        var before = await db.Placements.OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var after = before.ToList();
        var outcome = change(after);
        if (outcome is PlacementOutcome.Done)
        {
            foreach (var (order, placement) in after.Index())
            {
                placement.Order = order;
            }
            db.Placements.RemoveRange(before.Except(after));
            db.Placements.AddRange(after.Except(before));
        }
        return outcome;
    }

    // One after another: each change numbers the whole list anew.
    private Task<PlacementOutcome> WriteAsync(
        MemberId acting,
        Func<StudioDbContext, Task<PlacementOutcome>> write,
        CancellationToken cancellationToken
    ) =>
        SerialWork.RunAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            if (!await db.IsAdminAsync(acting, cancellationToken))
            {
                return new PlacementOutcome.NotAllowed();
            }
            var outcome = await write(db);
            if (outcome is PlacementOutcome.Done)
            {
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            return outcome;
        });

    private PlacementOutcome Take(List<Placement> all, Placement placement, PlacementText text)
    {
        text.WriteTo(placement);
        var faults = PlacementCheck.Faults(placement, catalog).ToList();
        if (faults.Count > 0)
        {
            return new PlacementOutcome.Refused(faults);
        }
        if (!all.Contains(placement))
        {
            all.Add(placement);
        }
        return new PlacementOutcome.Done();
    }
}
