using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Studio.Sandbox;

/// <summary>A refusal in the provider's shape, <c>{"error":{"code","message","param","type"}}</c>.</summary>
internal sealed record SandboxError(int Status, string Code, string Message, string Param, string Type) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public static SandboxError Missing(string param) =>
        new(400, "MissingParameter", $"The request failed because it is missing `{param}`.", param, "BadRequest");

    public static SandboxError Invalid(string param, string reason) =>
        new(400, "InvalidParameter", $"The parameter `{param}` specified in the request is not valid: {reason}.", param, "BadRequest");

    public static SandboxError Unauthorized() =>
        new(401, "AuthenticationError", "The API key in the request is missing or invalid.", "", "Unauthorized");

    public static SandboxError UnknownModel(string model) =>
        new(
            404,
            "InvalidEndpointOrModel.NotFound",
            $"The model or endpoint {model} does not exist or you do not have access to it.",
            "model",
            "NotFound"
        );

    public static SandboxError UnknownTask(string id) =>
        new(404, "ResourceNotFound", $"The specified task {id} is not found.", "id", "NotFound");

    public static SandboxError RunningTaskDeletion(string id) =>
        new(409, "InvalidAction.RunningTaskDeletion", $"The task {id} is running and cannot be deleted.", "id", "Conflict");

    public static SandboxError VideoNotReady() => new(400, "video_not_ready", "The video is not ready yet.", "", "BadRequest");

    public static SandboxError TooManyCreates(TimeSpan retryAfter) =>
        new(
            429,
            "ModelAccountRpmRateLimitExceeded",
            "The requests per minute limit for the model is exceeded. Please try again later.",
            "",
            "TooManyRequests"
        )
        {
            RetryAfter = retryAfter,
        };

    public static SandboxError QueueFull() =>
        new(429, "QuotaExceeded", "The number of queued tasks exceeds the limit.", "", "TooManyRequests");

    public static SandboxError Scripted(int status, string code, string? message, TimeSpan? retryAfter) =>
        new(status, code, message ?? "The request was refused by a scripted scenario.", "", TypeOf(status)) { RetryAfter = retryAfter };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var requestId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        response.StatusCode = Status;
        response.Headers["X-Request-Id"] = requestId;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(
            new
            {
                Error = new
                {
                    Code,
                    Message = $"{Message} Request id: {requestId}",
                    Param,
                    Type,
                },
            },
            SandboxJson.Options,
            httpContext.RequestAborted
        );
    }

    private static string TypeOf(int status) =>
        status switch
        {
            400 => "BadRequest",
            401 => "Unauthorized",
            403 => "Forbidden",
            404 => "NotFound",
            409 => "Conflict",
            429 => "TooManyRequests",
            503 => "ServiceUnavailable",
            _ => "InternalServerError",
        };
}
