using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.Compose;

/// <summary>Sends what the open draft holds, once per wish: the same composition again within a second is the same wish.</summary>
public sealed class DraftSender(DraftEditor editor, SubmitDraft submit, TimeProvider time)
{
    /// <summary>Within this time of a sending, another one of the same is taken for a double click.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private Task _before = Task.CompletedTask;
    private int _asked;
    private SubmitOutcome? _outcome;
    private Composition? _sent;
    private long? _sentAt;

    /// <summary>Whether a sending is under way.</summary>
    public bool IsSending => _asked > 0;

    /// <summary>What came of sending the composition as it stands; null once it was changed.</summary>
    public SubmitOutcome? Outcome => _sent == editor.Composition ? _outcome : null;

    /// <summary>Saves the draft and queues it, after what was sent before; null when it was the same wish again.</summary>
    public async Task<SubmitOutcome?> SendAsync(MemberId memberId, CancellationToken cancellationToken)
    {
        var composition = editor.Composition;
        var (turn, done) = (_before, new TaskCompletionSource());
        _before = done.Task;
        _asked++;
        try
        {
            await turn;
            return await SendAsync(memberId, composition, cancellationToken);
        }
        finally
        {
            _asked--;
            done.SetResult();
        }
    }

    /// <summary>Puts the last outcome away.</summary>
    public void Forget() => _sent = null;

    private async Task<SubmitOutcome?> SendAsync(MemberId memberId, Composition composition, CancellationToken cancellationToken)
    {
        if (_sentAt is { } at && time.GetElapsedTime(at) < Grace && composition == _sent)
        {
            return null;
        }
        await editor.FlushAsync();
        var outcome = await submit.ExecuteAsync(memberId, composition, cancellationToken);
        (_outcome, _sent) = (outcome, composition);
        _sentAt = outcome is SubmitOutcome.Queued ? time.GetTimestamp() : null;
        return outcome;
    }
}
