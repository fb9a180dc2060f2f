using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;

namespace Studio.Application.Media;

/// <summary>The keys that sign media links, shared by all instances; the newest signs, every one of them still verifies.</summary>
public sealed class MediaLinkKeys(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    private const string Purpose = "media-links";
    private const int KeyBytes = 32;
    private volatile IReadOnlyList<MediaLinkKey> _keys = [];

    /// <summary>The key that signs; made when there is none.</summary>
    internal async Task<MediaLinkKey> NewestAsync(CancellationToken cancellationToken)
    {
        if (_keys.Count == 0 && (await LoadAsync(cancellationToken)).Count == 0)
        {
            await RotateAsync(cancellationToken);
        }
        return _keys[0];
    }

    /// <summary>The key of an id; null where there is none.</summary>
    internal async Task<MediaLinkKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        _keys.FirstOrDefault(k => k.Id == id) ?? (await LoadAsync(cancellationToken)).FirstOrDefault(k => k.Id == id);

    /// <summary>Makes a new key that signs from now on; links signed before go on working until they expire.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            context.SharedKeys.Add(
                new SharedKey
                {
                    Name = $"{Purpose}-{id}",
                    Purpose = Purpose,
                    Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)),
                    CreatedAt = time.GetUtcNow(),
                }
            );
            await context.SaveChangesAsync(cancellationToken);
        }
        await LoadAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<MediaLinkKey>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SharedKeys.AsNoTracking().Where(k => k.Purpose == Purpose).ToListAsync(cancellationToken);
        _keys =
        [
            .. rows.OrderByDescending(k => k.CreatedAt)
                .ThenBy(k => k.Name, StringComparer.Ordinal)
                .Select(k => new MediaLinkKey(k.Name[(Purpose.Length + 1)..], Convert.FromBase64String(k.Value))),
        ];
        return _keys;
    }
}

/// <summary>A key that signs media links.</summary>
/// <param name="Id">Stands in the link.</param>
/// <param name="Secret">Never leaves the server.</param>
internal sealed record MediaLinkKey(string Id, byte[] Secret);
