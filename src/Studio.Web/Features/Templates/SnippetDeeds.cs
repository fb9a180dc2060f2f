using Studio.Application.Templates;
using Studio.Domain.Templates;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>What the member of a page does with snippets; each deed is finished even if the page is left meanwhile.</summary>
public sealed class SnippetDeeds(SnippetShelf shelf, SaveSnippet save, DeleteSnippet delete, CurrentMember currentMember)
{
    /// <summary>The member, and the snippets that the member sees, the newest first.</summary>
    public async Task<(SignedInMember? Reader, IReadOnlyList<Snippet> Snippets)> ListAsync() =>
        await currentMember.FindAsync() is { } member ? (member, await shelf.ListAsync(member.Id, CancellationToken.None)) : (null, []);

    /// <summary>Keeps a new snippet where <paramref name="id"/> is null, else changes that one.</summary>
    public async Task<ShelfOutcome> SaveAsync(SnippetId? id, SnippetWords words) =>
        await currentMember.FindAsync() is { } member
            ? await save.ExecuteAsync(member.Id, id, words, CancellationToken.None)
            : new ShelfOutcome.NotAllowed();

    /// <summary>Deletes a snippet.</summary>
    public async Task<ShelfOutcome> DeleteAsync(SnippetId id) =>
        await currentMember.FindAsync() is { } member
            ? await delete.ExecuteAsync(member.Id, id, CancellationToken.None)
            : new ShelfOutcome.NotAllowed();
}
