using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>Gives a template another name, shares it with the team or takes it back.</summary>
public sealed class DescribeTemplate(TemplateEdit edit)
{
    /// <summary>Takes the name and whether it is shared; its owner and administrators may.</summary>
    public async Task<ShelfOutcome> ExecuteAsync(
        MemberId memberId,
        TemplateId id,
        string name,
        bool isShared,
        CancellationToken cancellationToken
    ) =>
        SaveTemplate.FaultOf(name) is { } fault
            ? new ShelfOutcome.Refused(fault)
            : await edit.MakeAsync(memberId, id, (_, template) => template.Describe(name.Trim(), isShared), cancellationToken);
}

/// <summary>Deletes a template; drafts that were started from it stay.</summary>
public sealed class DeleteTemplate(TemplateEdit edit)
{
    /// <summary>Deletes it; its owner and administrators may.</summary>
    public Task<ShelfOutcome> ExecuteAsync(MemberId memberId, TemplateId id, CancellationToken cancellationToken) =>
        edit.MakeAsync(memberId, id, (db, template) => db.Remove(template), cancellationToken);
}

/// <summary>A change to one template, by whoever may make it.</summary>
public sealed class TemplateEdit(IDbContextFactory<StudioDbContext> contexts)
{
    internal async Task<ShelfOutcome> MakeAsync(
        MemberId memberId,
        TemplateId id,
        Action<StudioDbContext, Template> change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Templates.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } template || !template.IsSeenBy(memberId))
        {
            return new ShelfOutcome.NotFound();
        }
        if (await db.ShelfRightAsync(memberId, cancellationToken) is not { } isAdmin || !template.IsKeptBy(memberId, isAdmin))
        {
            return new ShelfOutcome.NotAllowed();
        }
        change(db, template);
        return await db.TrySaveAsync(cancellationToken);
    }
}
