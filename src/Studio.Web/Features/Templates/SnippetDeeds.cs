using Studio.Application.Templates;
using Studio.Domain.Templates;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>What the member of a page does with snippets; each deed is finished even if the page is left meanwhile.</summary>
public sealed partial class SnippetDeeds(
    SnippetShelf shelf,
    SaveSnippet save,
    DeleteSnippet delete,
    CurrentMember currentMember,
    ILogger<SnippetDeeds> logger
)
{
    /// <summary>The snippets that the member sees, the newest first; null where they can't be read now.</summary>
    public async Task<IReadOnlyList<Snippet>?> ListAsync()
    {
        try
        {
            return await currentMember.FindAsync() is { } member ? await shelf.ListAsync(member.Id, CancellationToken.None) : [];
        }
        catch (Exception e)
        {
            NotLoaded(e); // the snippets; the board offers another try
            return null;
        }
    }

    /// <summary>Who reads; null when the member was shut out a moment ago.</summary>
    public ValueTask<SignedInMember?> ReaderAsync() => currentMember.FindAsync();

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

    [LoggerMessage(Level = LogLevel.Error, Message = "The snippets did not load.")]
    private partial void NotLoaded(Exception exception);
}
