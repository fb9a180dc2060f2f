using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>What came of starting a draft from a template.</summary>
public abstract record UseTemplateOutcome
{
    private UseTemplateOutcome() { }

    /// <summary>The draft is there.</summary>
    public sealed record Started(DraftId Id) : UseTemplateOutcome;

    /// <summary>The template was deleted meanwhile, or is private to somebody else.</summary>
    public sealed record NotFound : UseTemplateOutcome;

    /// <summary>Viewers only look.</summary>
    public sealed record NotAllowed : UseTemplateOutcome;
}

/// <summary>Starts a draft from a template, with its files, roles and settings.</summary>
public sealed class UseTemplate(IDbContextFactory<StudioDbContext> contexts, Drafts drafts)
{
    /// <summary>Starts it; editors and administrators may.</summary>
    /// <param name="memberId">Whose draft it will be.</param>
    /// <param name="id">The template.</param>
    /// <param name="values">What is filled in, by placeholder; one without a value stays in the prompt.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<UseTemplateOutcome> ExecuteAsync(
        MemberId memberId,
        TemplateId id,
        IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        Template? template;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.MaySendAsync(memberId, cancellationToken))
            {
                return new UseTemplateOutcome.NotAllowed();
            }
            template = await db.SeenTemplates(memberId).SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        }
        return template is null
            ? new UseTemplateOutcome.NotFound()
            : new UseTemplateOutcome.Started((await drafts.StartAsync(memberId, template.Fill(values), cancellationToken)).Id);
    }
}
