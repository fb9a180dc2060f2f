using Microsoft.Extensions.Caching.Memory;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Counts the tries for emails that are nobody's, so that they are answered like a member's.</summary>
public sealed class UnknownEmails(TimeProvider time) : IDisposable
{
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly Lock _gate = new();

    /// <summary>Counts one more try for an email.</summary>
    public SignInOutcome Miss(string email)
    {
        var key = email.Trim().ToUpperInvariant();
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var (count, lockedUntil) = _tries.TryGetValue(key, out Tries? known) ? known! : new Tries(0, null);
            if (lockedUntil > now)
            {
                return new SignInOutcome.Locked(lockedUntil.Value - now);
            }
            count++;
            var isLast = count == AccountRules.MaxTries;
            var next = isLast ? new Tries(0, now + AccountRules.LockedFor) : new Tries(count, null);
            _tries.Set(key, next, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
            return isLast ? new SignInOutcome.Locked(AccountRules.LockedFor) : new SignInOutcome.Wrong(AccountRules.MaxTries - count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tries.Dispose();

    private sealed record Tries(int Count, DateTimeOffset? LockedUntil);
}
