using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>What a create call is to carry.</summary>
public abstract record OutgoingRequest
{
    /// <summary>The call's request, and the same as it may be shown: with the signatures of its links cut off.</summary>
    /// <param name="Request">What goes out.</param>
    /// <param name="Shown">The same as JSON, for people.</param>
    /// <param name="CallbackHash">The hash of the secret in its callback address; null where it has none.</param>
    public sealed record Ready(CreateTaskRequest Request, string Shown, string? CallbackHash) : OutgoingRequest;

    /// <summary>It can't be made, and waiting won't help.</summary>
    public sealed record Impossible(FailureReason Reason) : OutgoingRequest;
}

/// <summary>Builds create calls at sending time, with fresh links to the media.</summary>
public sealed class OutgoingRequests(
    IDbContextFactory<StudioDbContext> contexts,
    MediaLibrary media,
    MediaLinks links,
    CallbackLinks callbacks,
    ModelCatalog catalog
)
{
    /// <summary>The create call of a claimed generation.</summary>
    public async Task<OutgoingRequest> BuildAsync(Claim claim, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sent = await db
            .Generations.Where(g => g.Id == claim.Id)
            .Join(db.Submissions, g => g.SubmissionId, s => s.Id, (g, s) => new { g.Ratio, s.Composition })
            .SingleAsync(cancellationToken);
        if (catalog.Find(sent.Composition.Model) is not { } profile)
        {
            return new OutgoingRequest.Impossible(FailureReason.ModelUnavailable);
        }
        var items = await media.FindAsync([.. sent.Composition.References.Select(r => r.ItemId)], cancellationToken);
        var urls = new Dictionary<MediaItemId, string>();
        foreach (var reference in sent.Composition.References)
        {
            if (!items.TryGetValue(reference.ItemId, out var item))
            {
                return new OutgoingRequest.Impossible(FailureReason.MediaMissing);
            }
            urls[item.Id] = (await links.ForProviderAsync(item, cancellationToken)).AbsoluteUri;
        }
        var callback = callbacks.Make(profile);
        return new OutgoingRequest.Ready(
            ProviderMapping.ToRequest(sent.Composition, sent.Ratio, profile, id => urls[id], callback?.Url),
            ProviderMapping
                .ToRequest(sent.Composition, sent.Ratio, profile, id => WithoutQuery(urls[id]), callbacks.Shown(profile))
                .ToJson(indented: true),
            callback?.Hash
        );
    }

    private static string WithoutQuery(string url) => url.Split('?')[0];
}
