using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>The words of a snippet, as a member writes them.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Text">What it puts in.</param>
/// <param name="IsShared">Whether the whole team sees it.</param>
public sealed record SnippetWords(string Name, string Text, bool IsShared)
{
    internal SnippetWords Trimmed() => this with { Name = Name.Trim(), Text = Text.Trim() };

    internal ShelfFault? Fault() =>
        this switch
        {
            { Name.Length: 0 } => ShelfFault.NameMissing,
            { Name.Length: > Snippet.MostName } => ShelfFault.NameLong,
            { Text.Length: 0 } => ShelfFault.TextMissing,
            { Text.Length: > Snippet.MostText } => ShelfFault.TextLong,
            _ => null,
        };
}

/// <summary>Keeps a piece of prompt, or changes or deletes one.</summary>
public sealed class SaveSnippet(SnippetEdit edit)
{
    /// <summary>Keeps a new one where <paramref name="id"/> is null, else changes that one; editors their own, administrators also shared ones.</summary>
    public async Task<ShelfOutcome> ExecuteAsync(MemberId memberId, SnippetId? id, SnippetWords words, CancellationToken cancellationToken)
    {
        var trimmed = words.Trimmed();
        if (trimmed.Fault() is { } fault)
        {
            return new ShelfOutcome.Refused(fault);
        }
        return id is { } snippet
            ? await edit.MakeAsync(
                memberId,
                snippet,
                (_, one) => one.Describe(trimmed.Name, trimmed.IsShared, trimmed.Text),
                cancellationToken
            )
            : await edit.AddAsync(memberId, trimmed, cancellationToken);
    }
}

/// <summary>Deletes a snippet; prompts that it was put into keep its words.</summary>
public sealed class DeleteSnippet(SnippetEdit edit)
{
    /// <summary>Deletes it; its owner and administrators may.</summary>
    public Task<ShelfOutcome> ExecuteAsync(MemberId memberId, SnippetId id, CancellationToken cancellationToken) =>
        edit.MakeAsync(memberId, id, (db, snippet) => db.Remove(snippet), cancellationToken);
}

/// <summary>A write to one snippet, by whoever may make it.</summary>
public sealed class SnippetEdit(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    internal async Task<ShelfOutcome> AddAsync(MemberId memberId, SnippetWords words, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new ShelfOutcome.NotAllowed();
        }
        var now = time.GetUtcNow();
        db.Add(new Snippet(SnippetId.New(now), memberId, words.Name, words.IsShared, words.Text, now));
        return await db.TrySaveAsync(cancellationToken);
    }

    internal async Task<ShelfOutcome> MakeAsync(
        MemberId memberId,
        SnippetId id,
        Action<StudioDbContext, Snippet> change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Snippets.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } snippet || !snippet.IsSeenBy(memberId))
        {
            return new ShelfOutcome.NotFound();
        }
        if (await db.ShelfRightAsync(memberId, cancellationToken) is not { } isAdmin || !snippet.IsKeptBy(memberId, isAdmin))
        {
            return new ShelfOutcome.NotAllowed();
        }
        change(db, snippet);
        return await db.TrySaveAsync(cancellationToken);
    }
}
