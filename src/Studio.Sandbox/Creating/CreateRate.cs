using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Creating;

/// <summary>Counts creates over the last minute.</summary>
internal sealed class CreateRate(IOptions<SandboxOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _recent = [];

    /// <summary>Takes a turn; otherwise says after how long there is one.</summary>
    public bool TryTake(out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        if (options.Value.CreatesPerMinute == 0)
        {
            return true;
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_recent.TryPeek(out var oldest) && oldest + Window <= now)
            {
                _recent.Dequeue();
            }

            if (_recent.Count >= options.Value.CreatesPerMinute)
            {
                retryAfter = _recent.Peek() + Window - now;
                return false;
            }

            _recent.Enqueue(now);
            return true;
        }
    }
}
