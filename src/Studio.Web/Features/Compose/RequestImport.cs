using Studio.Application.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Brings pasted requests into drafts of the member of a page.</summary>
public sealed class RequestImport(ImportRequest import, CurrentMember currentMember)
{
    /// <summary>Starts a draft from what was pasted, or says why not.</summary>
    public async Task<ImportRequestOutcome> ExecuteAsync(
        string pasted,
        Action<ImportRequestProgress> onProgress,
        CancellationToken cancellationToken
    ) =>
        await currentMember.FindAsync() is { } member
            ? await import.ExecuteAsync(member.Id, pasted, onProgress, cancellationToken)
            : new ImportRequestOutcome.NotAllowed();
}
