using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Application.Data;

namespace Studio.Application.Media;

/// <summary>The keys that sign media links, shared by all instances: the newest signs until it is old, the others verify until no link of theirs lives any more.</summary>
public sealed class MediaLinkKeys(IDbContextFactory<StudioDbContext> contexts, IOptions<MediaLinkOptions> options, TimeProvider time)
{
    private const string Purpose = "media-links";
    private const int KeyBytes = 32;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5); // until another instance's new key is noticed
    private volatile KeyRing _ring = new([], DateTimeOffset.MinValue);

    /// <summary>The key that signs; made when there is none or the newest is older than <see cref="MediaLinkOptions.MediaLinkKeyLife"/>.</summary>
    internal async Task<MediaLinkKey> NewestAsync(CancellationToken cancellationToken)
    {
        var ring = _ring;
        if (!IsUsable(ring) || ring.LoadedAt + Fresh <= time.GetUtcNow())
        {
            ring = await LoadAsync(cancellationToken);
        }
        if (!IsUsable(ring))
        {
            await RotateAsync(cancellationToken);
        }
        return _ring.Keys[0];
    }

    /// <summary>The key of an id; null where there is none, or none any more.</summary>
    internal async Task<MediaLinkKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        Living(_ring).FirstOrDefault(k => k.Id == id) ?? Living(await LoadAsync(cancellationToken)).FirstOrDefault(k => k.Id == id);

    /// <summary>Makes a new key that signs from now on; links signed before go on working until they expire, and keys without a living link go.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            context.SharedKeys.Add(
                new SharedKey
                {
                    Name = NameOf(id),
                    Purpose = Purpose,
                    Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)),
                    CreatedAt = time.GetUtcNow(),
                }
            );
            await context.SaveChangesAsync(cancellationToken);
        }
        var ring = await LoadAsync(cancellationToken);
        var dead = ring.Keys.Except(Living(ring)).Select(k => NameOf(k.Id)).ToList();
        if (dead.Count > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.SharedKeys.Where(k => dead.Contains(k.Name)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private bool IsUsable(KeyRing ring) =>
        ring.Keys.Count > 0 && time.GetUtcNow() < ring.Keys[0].CreatedAt + options.Value.MediaLinkKeyLife;

    // A key signed its last link when the next one came; that link lives as long as links may.
    private IEnumerable<MediaLinkKey> Living(KeyRing ring)
    {
        var now = time.GetUtcNow();
        return ring.Keys.Where((_, i) => i == 0 || now < ring.Keys[i - 1].CreatedAt + Fresh + MediaLinkOptions.LongestLinkLife);
    }

    private async Task<KeyRing> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SharedKeys.AsNoTracking().Where(k => k.Purpose == Purpose).ToListAsync(cancellationToken);
        return _ring = new KeyRing(
            [
                .. rows.OrderByDescending(k => k.CreatedAt)
                    .ThenBy(k => k.Name, StringComparer.Ordinal)
                    .Select(k => new MediaLinkKey(k.Name[(Purpose.Length + 1)..], Convert.FromBase64String(k.Value), k.CreatedAt)),
            ],
            time.GetUtcNow()
        );
    }

    private static string NameOf(string id) => $"{Purpose}-{id}";

    private sealed record KeyRing(IReadOnlyList<MediaLinkKey> Keys, DateTimeOffset LoadedAt);
}

/// <summary>A key that signs media links.</summary>
/// <param name="Id">Stands in the link.</param>
/// <param name="Secret">Never leaves the server.</param>
/// <param name="CreatedAt">When it began to sign, UTC.</param>
internal sealed record MediaLinkKey(string Id, byte[] Secret, DateTimeOffset CreatedAt);
