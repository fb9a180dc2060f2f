using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Studio.Seedance;

/// <summary>A reply as far as it could be read; how its body ended matters only if the status says success.</summary>
internal sealed record Reply(
    HttpStatusCode Status,
    byte[] Body,
    BodyEnd End,
    Exception? Cause,
    string? RequestIdHeader,
    TimeSpan? RetryAfter
)
{
    /// <summary>In bytes; the largest honest reply, a page of 500 tasks, is a tenth of it.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, end, cause) = await ReadBodyAsync(response.Content, cancellationToken);
        var requestId = Header(response.Headers, "x-request-id") ?? Header(response.Headers, "x-tt-logid");
        return new Reply(response.StatusCode, body, end, cause, requestId, Wait(response.Headers.RetryAfter, time));
    }

    public string Text() => Encoding.UTF8.GetString(Body);

    /// <summary>Null if the body isn't whole or isn't JSON.</summary>
    public JsonElement? Json()
    {
        if (End != BodyEnd.Whole)
        {
            return null;
        }

        var text = Body.AsMemory();
        if (text.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<(byte[] Body, BodyEnd End, Exception? Cause)> ReadBodyAsync(
        HttpContent content,
        CancellationToken cancellationToken
    )
    {
        using var body = new MemoryStream();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > LargestBody)
                {
                    return (body.ToArray(), BodyEnd.TooLong, null);
                }

                body.Write(buffer, 0, read);
            }

            return (body.ToArray(), BodyEnd.Whole, null);
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or OperationCanceledException)
        {
            return (body.ToArray(), BodyEnd.CutOff, cause);
        }
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) : null;

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    /// <summary>At its end.</summary>
    Whole,

    /// <summary>At <see cref="Reply.LargestBody"/>.</summary>
    TooLong,

    /// <summary>By a broken connection or a timeout.</summary>
    CutOff,
}
