using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Chat;

/// <summary>Answers as an OpenAI-compatible chat endpoint does, by rule and not by a model.</summary>
internal sealed partial class ChatCompletion(IOptions<SandboxOptions> options, TimeProvider time)
{
    private static readonly TimeSpan SlowPace = TimeSpan.FromSeconds(10);

    // What was sent must have left the machine before the reset, or the client sees none of it.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var (order, error) = await ReadAsync(context);
        if (order is null)
        {
            return error!;
        }
        var (marks, text) = ChatMarks.Read(order.Text);
        if (marks.Status is { } status)
        {
            return SandboxError.Scripted(status, "scripted_refusal", null, status == 429 ? TimeSpan.FromSeconds(20) : null);
        }
        if (marks.IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted);
        }
        var rewrite = Rewrites.Of(order.System, marks.Drops ? Placeholder().Replace(text, "") : text);
        rewrite = marks.Invents ? rewrite + " [Image 9]" : rewrite;
        var body = new ChatBody(order.Model, time.GetUtcNow());
        if (!order.IsStream || marks.IsWhole)
        {
            return Results.Json(body.Whole(rewrite), SandboxJson.Options);
        }
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await StreamAsync(context, new ChunkWriter(context.Response, body), rewrite, marks);
        return Results.Empty;
    }

    private async Task StreamAsync(HttpContext context, ChunkWriter chunks, string rewrite, ChatMarks marks)
    {
        var pieces = Piece().Matches(rewrite);
        await chunks.WriteAsync("", finish: null, context.RequestAborted);
        for (var at = 0; at < pieces.Count; at++)
        {
            if (marks.IsCut && at == pieces.Count / 2)
            {
                await Task.Delay(Settle, context.RequestAborted);
                context.Abort();
                return;
            }
            if (marks.IsGarbage && at == pieces.Count / 2)
            {
                await chunks.WriteGarbageAsync(context.RequestAborted);
            }
            await chunks.WriteAsync(pieces[at].Value, finish: null, context.RequestAborted);
            if ((marks.IsSlow ? SlowPace : options.Value.ChatPace) is { Ticks: > 0 } pause)
            {
                await Task.Delay(pause, time, context.RequestAborted);
            }
        }
        await chunks.WriteAsync(null, "stop", context.RequestAborted);
        await chunks.EndAsync(context.RequestAborted);
    }

    private static async Task<(ChatOrder? Order, SandboxError? Error)> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return ChatOrder.Read(body.RootElement);
        }
        catch (JsonException)
        {
            return (null, SandboxError.Invalid("body", "it must be JSON"));
        }
    }

    // Models speak in tokens: a word with its space, or one or two Chinese characters, so that placeholders arrive in parts.
    [GeneratedRegex(@"[\uD800-\uDBFF][\uDC00-\uDFFF]|\s*[\u2E80-\uD7FF]{1,2}|\s*[A-Za-z0-9]+|.", RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(" ?⟦[^⟦⟧]*⟧")]
    private static partial Regex Placeholder();
}
