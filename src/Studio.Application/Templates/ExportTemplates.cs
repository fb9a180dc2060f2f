using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>Writes templates into a file for another studio, or for safekeeping.</summary>
public sealed class ExportTemplates(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>The file, in UTF-8: the newest templates first, <see cref="TemplateFile.MostTemplates"/> at most.</summary>
    /// <param name="reader">Who asks; only templates that this member sees are written.</param>
    /// <param name="ids">Which; empty for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<byte[]> ExecuteAsync(MemberId reader, IReadOnlyCollection<TemplateId> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var templates = db.SeenTemplates(reader);
        if (ids.Count > 0)
        {
            templates = templates.Where(t => ids.Contains(t.Id));
        }
        var written = await templates.OrderByDescending(t => t.Id).Take(TemplateFile.MostTemplates).ToListAsync(cancellationToken);
        return TemplateFile.Write(written);
    }
}
