using Studio.Application.Generations;

namespace Studio.Web.Features.Callbacks;

/// <summary>Where the provider posts news of its tasks; the address is the only credential, and what it opens is a look at the task.</summary>
public static class CallbackEndpoints
{
    private const int LongestBody = 64 * 1024;

    // The provider waits 5 s and then sends it again.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(4);

    /// <summary>Maps <c>POST /callbacks/{secret}</c>, for anybody.</summary>
    public static void MapCallbacks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost($"/{CallbackLinks.Path}{{secret}}", TakeAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> TakeAsync(string secret, HttpContext http, TakeCallback callbacks)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(LongestAnswer);
        try
        {
            if (
                http.Request.ContentLength > LongestBody
                || !await callbacks.IsAwaitedAsync(secret, limit.Token)
                || await ReadAsync(http.Request.Body, limit.Token) is not { } body
            )
            {
                return Results.NotFound();
            }
            return await callbacks.ExecuteAsync(secret, body, limit.Token) switch
            {
                CallbackOutcome.Taken => Results.NoContent(),
                CallbackOutcome.Unconfirmed => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
                _ => Results.NotFound(),
            };
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or OperationCanceledException)
        {
            return Results.NotFound(); // the sender broke off
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestBody + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestBody ? bytes.AsMemory(0, length) : null;
    }
}
