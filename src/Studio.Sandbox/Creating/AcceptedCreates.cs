using System.Text.Json;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox.Creating;

/// <summary>What was accepted by this process, in order, for tests that count creates.</summary>
internal sealed class AcceptedCreates
{
    private const int MaxKept = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<AcceptedCreate> _kept = [];
    private long _count;

    public void Add(SandboxTask task, JsonElement body)
    {
        lock (_gate)
        {
            _count++;
            _kept.Enqueue(new AcceptedCreate(task.Id, task.Order.Model, task.Order.Prompt, body.Clone()));
            if (_kept.Count > MaxKept)
            {
                _kept.Dequeue();
            }
        }
    }

    /// <summary>The number of all, and the last 20,000 of them.</summary>
    public AcceptedList All()
    {
        lock (_gate)
        {
            return new AcceptedList(_count, [.. _kept]);
        }
    }
}

internal sealed record AcceptedCreate(string Id, string Model, string Prompt, JsonElement Body);

internal sealed record AcceptedList(long Count, IReadOnlyList<AcceptedCreate> Creates);
