using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of a pasted request.</summary>
public abstract record ImportRequestOutcome
{
    private ImportRequestOutcome() { }

    /// <summary>A draft holds it.</summary>
    /// <param name="Draft">The draft.</param>
    /// <param name="Notes">What it doesn't hold as it was pasted.</param>
    public sealed record Started(Draft Draft, IReadOnlyList<RequestNote> Notes) : ImportRequestOutcome;

    /// <summary>It is no request; nothing was kept.</summary>
    public sealed record Broken(RequestFault Fault) : ImportRequestOutcome;

    /// <summary>The member may not compose.</summary>
    public sealed record NotAllowed : ImportRequestOutcome;
}

/// <summary>How far the links of a pasted request are followed.</summary>
/// <param name="Done">Links that came to something.</param>
/// <param name="Of">All of them.</param>
public sealed record ImportRequestProgress(int Done, int Of);

/// <summary>Starts a draft from a request as the provider takes it: JSON, or a curl command that sends it.</summary>
public sealed class ImportRequest(
    IDbContextFactory<StudioDbContext> contexts,
    Drafts drafts,
    MediaLibrary library,
    ImportMedia import,
    StudioAddress address,
    ModelCatalog catalog
)
{
    /// <summary>UTF-16 units of a pasted text, at most, so that it fits into one message of a circuit.</summary>
    public const int MostCharacters = 40_000;

    /// <summary>Starts the draft in the name of a member: links of the studio become its items, others are fetched.</summary>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<ImportRequestOutcome> ExecuteAsync(
        MemberId memberId,
        string pasted,
        Action<ImportRequestProgress>? onProgress,
        CancellationToken cancellationToken
    )
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.MaySendAsync(memberId, cancellationToken))
            {
                return new ImportRequestOutcome.NotAllowed();
            }
        }
        switch (PastedRequest.Parse(pasted, catalog))
        {
            case PastedRequest.Read read:
                var notes = new List<RequestNote>(read.Notes);
                var references = new List<Reference>();
                foreach (var (done, file) in read.Files.Index())
                {
                    onProgress?.Invoke(new ImportRequestProgress(done, read.Files.Count));
                    Add(references, notes, file, await FollowAsync(memberId, file, notes, cancellationToken));
                }
                var composition = InOneMode(read, references, notes);
                return new ImportRequestOutcome.Started(await drafts.StartAsync(memberId, composition, cancellationToken), notes);
            case PastedRequest.Broken broken:
                return new ImportRequestOutcome.Broken(broken.Fault);
            case var other:
                throw new InvalidOperationException($"No such outcome: {other}");
        }
    }

    private static void Add(List<Reference> references, List<RequestNote> notes, PastedFile file, MediaItemId? id)
    {
        if (id is not { } found)
        {
            return;
        }
        var reference = new Reference(file.Role, found);
        if (references.Contains(reference))
        {
            notes.Add(new RequestNote.FileTwice(file.Path));
        }
        else
        {
            references.Add(reference);
        }
    }

    private async Task<MediaItemId?> FollowAsync(
        MemberId memberId,
        PastedFile file,
        List<RequestNote> notes,
        CancellationToken cancellationToken
    )
    {
        if (address.ItemOf(file.Link) is { } own)
        {
            if (await library.FindAsync(own, cancellationToken) is null)
            {
                notes.Add(new RequestNote.FileGone(file.Path));
                return null;
            }
            return own;
        }
        var outcome = Uri.TryCreate(file.Link, UriKind.RelativeOrAbsolute, out var link)
            ? await import.ExecuteAsync(memberId, link, file.Role, cancellationToken)
            : new ImportOutcome.Refused(new ImportRefusal.NotALink());
        if (outcome is ImportOutcome.Imported imported)
        {
            return imported.Item.Id;
        }
        notes.Add(new RequestNote.LinkRefused(file.Path, outcome));
        return null;
    }

    // The modes exclude each other; a link that failed still tells which one was meant.
    private static Composition InOneMode(PastedRequest.Read read, List<Reference> references, List<RequestNote> notes)
    {
        var mode = read.Files.Count > 0 ? read.Files[0].Role.Mode() : GenerationMode.Text;
        var aside = references.Where(r => r.Role.Mode() != mode).ToList();
        if (aside.Count > 0)
        {
            notes.Add(new RequestNote.FilesSetAside(aside.Count, aside[0].Role.Mode()));
        }
        return read.Composition with { Mode = mode, References = [.. references.Except(aside)], SetAside = aside };
    }
}
