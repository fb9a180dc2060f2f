using System.Net;
using System.Net.ServerSentEvents;

namespace Studio.Application.Assistant;

/// <summary>One chat completion on its way in: every failure is a step, silence is measured from line to line.</summary>
internal sealed class ChatStream(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const int MaxWhole = 256 * 1024; // bytes of an answer that comes in one piece

    // The clock's own source: it is what advances in a test.
    private readonly CancellationTokenSource _silence = new(patience, time);
    private CancellationTokenSource? _linked;
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<SseItem<string>>? _events;
    private RewriteStep? _end;

    /// <summary>What the endpoint answered with; null before it did.</summary>
    public HttpStatusCode? Status => _response?.StatusCode;

    /// <summary>Sends the request and gives the first step.</summary>
    public Task<RewriteStep> SendAsync(HttpClient http, HttpRequestMessage request) =>
        GuardAsync(async token =>
        {
            _response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            if (FaultOf(_response.StatusCode) is { } fault)
            {
                return new RewriteStep.Broken(fault);
            }
            if (!string.Equals(_response.Content.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase))
            {
                return await ReadWholeAsync(_response.Content, token);
            }
            var body = await _response.Content.ReadAsStreamAsync(token);
            _events = SseParser.Create(body).EnumerateAsync(token).GetAsyncEnumerator(token);
            return await ReadEventAsync();
        });

    /// <summary>Gives the next step.</summary>
    public Task<RewriteStep> ReadAsync()
    {
        _silence.CancelAfter(patience); // what the reader did meanwhile is not the endpoint's silence
        return _end is { } end ? Task.FromResult(end) : GuardAsync(_ => ReadEventAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
        {
            await _events.DisposeAsync();
        }
        _response?.Dispose();
        _linked?.Dispose();
        _silence.Dispose();
    }

    private async Task<RewriteStep> GuardAsync(Func<CancellationToken, Task<RewriteStep>> read)
    {
        _linked ??= CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellationToken);
        try
        {
            return await read(_linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RewriteStep.Broken(AssistantFault.TooSlow);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new RewriteStep.Broken(_response is null ? AssistantFault.Unreachable : AssistantFault.CutOff);
        }
    }

    private async Task<RewriteStep> ReadEventAsync()
    {
        while (await _events!.MoveNextAsync())
        {
            _silence.CancelAfter(patience);
            var data = _events.Current.Data;
            if (data.AsSpan().Trim() is "[DONE]")
            {
                return new RewriteStep.Finished();
            }
            if (StepOf(ChatReply.Read(data)) is { } step)
            {
                return step;
            }
        }
        return new RewriteStep.Broken(AssistantFault.CutOff);
    }

    private async Task<RewriteStep> ReadWholeAsync(HttpContent content, CancellationToken token)
    {
        await content.LoadIntoBufferAsync(MaxWhole, token);
        var step = StepOf(ChatReply.Read(await content.ReadAsStringAsync(token))) ?? new RewriteStep.Broken(AssistantFault.Unreadable);
        _end ??= new RewriteStep.Finished();
        return step;
    }

    // Null for what says nothing: the chunk that names the role, or one that counts tokens.
    private RewriteStep? StepOf(ChatReply? reply)
    {
        if (reply is null)
        {
            return new RewriteStep.Broken(AssistantFault.Unreadable);
        }
        if (reply.Error is not null)
        {
            return new RewriteStep.Broken(AssistantFault.Unwell);
        }
        if (reply.First is not { } choice)
        {
            return null;
        }
        _end = choice.FinishReason switch
        {
            null or "" => null,
            "length" => new RewriteStep.Broken(AssistantFault.CutOff),
            "content_filter" => new RewriteStep.Broken(AssistantFault.Refused),
            _ => new RewriteStep.Finished(),
        };
        return choice.Text.Length > 0 ? new RewriteStep.Piece(choice.Text) : _end;
    }

    private static AssistantFault? FaultOf(HttpStatusCode status) =>
        (int)status switch
        {
            >= 200 and < 300 => null,
            401 or 402 or 403 => AssistantFault.KeyRefused,
            (>= 300 and < 400) or 404 or 405 => AssistantFault.NotFound, // a redirect is never followed: it would carry the key elsewhere
            408 or 504 => AssistantFault.TooSlow,
            429 => AssistantFault.Busy,
            >= 500 => AssistantFault.Unwell,
            _ => AssistantFault.Refused,
        };
}
