using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Web.Features.SignIn;
using Studio.Web.Shared;

namespace Studio.Web.Features.Media;

/// <summary>tus 1.0 at <c>/uploads</c>: files come in here, in pieces, and continue after any break.</summary>
/// <remarks>
/// The reply to the last byte carries the result: 204 with <c>Upload-Item</c>, or 422 with the rule and its sentence.
/// Another site can't forge these requests: <c>Tus-Resumable</c> is no simple header, and no CORS policy lets it pass.
/// </remarks>
public static class UploadEndpoints
{
    private const int ChecksumMismatch = 460;

    /// <summary>Maps the protocol for members who may send.</summary>
    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup("/uploads")
            .RequireAuthorization(Policies.Send)
            .DisableAntiforgery()
            .AddEndpointFilter(SpeakTusAsync)
            .AddEndpointFilter<UploadFaults>();
        group.MapMethods("", [HttpMethods.Options], Options);
        group.MapPost("", BeginAsync);
        group.MapMethods("{id:guid}", [HttpMethods.Head], HeadAsync);
        group.MapGet("{id:guid}", GetAsync);
        group.MapPatch("{id:guid}", PatchAsync);
        group.MapDelete("{id:guid}", DeleteAsync);
        // The protocol lets clients behind narrow proxies wrap a method in a POST.
        group.MapPost(
            "{id:guid}",
            (Guid id, HttpContext http, Uploads uploads, RuleSentences sentences) =>
                http.Request.Headers["X-HTTP-Method-Override"].ToString().ToUpperInvariant() switch
                {
                    "PATCH" => PatchAsync(id, http, uploads, sentences),
                    "DELETE" => DeleteAsync(id, http, uploads),
                    "HEAD" => HeadAsync(id, http, uploads),
                    _ => Task.FromResult(Results.StatusCode(StatusCodes.Status405MethodNotAllowed)),
                }
        );
        return endpoints;
    }

    private static async ValueTask<object?> SpeakTusAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = TusHeaders.Version;
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(request.Method) || HttpMethods.IsGet(request.Method))
        {
            return await next(context);
        }
        if (request.Headers["Tus-Resumable"] != TusHeaders.Version)
        {
            response.Headers["Tus-Version"] = TusHeaders.Version;
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }
        return await next(context);
    }

    private static IResult Options(HttpResponse response, Uploads uploads)
    {
        response.Headers["Tus-Version"] = TusHeaders.Version;
        response.Headers["Tus-Extension"] = TusHeaders.Extensions;
        response.Headers["Tus-Checksum-Algorithm"] = TusHeaders.Checksums;
        response.Headers["Tus-Max-Size"] = Text(uploads.MostBytes(null));
        return Results.NoContent();
    }

    private static async Task<IResult> BeginAsync(HttpContext http, Uploads uploads, RuleSentences sentences)
    {
        if (
            TusHeaders.Count(http.Request, "Upload-Length") is not { } length
            || TusHeaders.Metadata(http.Request) is not { } metadata
            || !TusHeaders.TryRole(metadata.GetValueOrDefault("role"), out var role)
        )
        {
            return Results.BadRequest();
        }
        var name = metadata.GetValueOrDefault("filename") ?? "";
        switch (await uploads.BeginAsync(Member(http), name, length, role, http.RequestAborted))
        {
            case BeginOutcome.Refused { Refusal: var refusal }:
                return Refused(
                    refusal,
                    sentences,
                    refusal switch
                    {
                        IntakeRefusal.Empty => StatusCodes.Status422UnprocessableEntity,
                        IntakeRefusal.TooManyUploads or IntakeRefusal.TooMuchUnderWay => StatusCodes.Status429TooManyRequests,
                        _ => StatusCodes.Status413PayloadTooLarge,
                    }
                );
            case BeginOutcome.Begun { Upload: var upload }:
                http.Response.Headers.Location = $"{http.Request.PathBase}/uploads/{upload.Id}";
                SayExpiry(http, upload);
                if (!TusHeaders.HasContent(http.Request))
                {
                    return Results.StatusCode(StatusCodes.Status201Created);
                }
                return await AppendAsync(upload, 0, http, uploads, sentences, StatusCodes.Status201Created);
            default:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    private static Task<IResult> HeadAsync(Guid id, HttpContext http, Uploads uploads) =>
        WithUploadAsync(id, http, uploads, upload => SayStateAsync(upload, http, uploads));

    private static async Task<IResult> SayStateAsync(Upload upload, HttpContext http, Uploads uploads)
    {
        var headers = http.Response.Headers;
        headers["Upload-Offset"] = Text(await uploads.OffsetAsync(upload, http.RequestAborted));
        headers["Upload-Length"] = Text(upload.Length);
        headers["Upload-Metadata"] = TusHeaders.Metadata(upload);
        SayItem(http, upload.ItemId);
        SayExpiry(http, upload);
        return Results.Ok();
    }

    // Not part of tus: what came of an upload, for a page that lost the last reply.
    private static Task<IResult> GetAsync(Guid id, HttpContext http, Uploads uploads) =>
        WithUploadAsync(
            id,
            http,
            uploads,
            async upload =>
                Results.Json(
                    new
                    {
                        itemId = upload.ItemId?.Value,
                        offset = await uploads.OffsetAsync(upload, http.RequestAborted),
                        length = upload.Length,
                    }
                )
        );

    private static async Task<IResult> PatchAsync(Guid id, HttpContext http, Uploads uploads, RuleSentences sentences)
    {
        if (!TusHeaders.HasContent(http.Request))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }
        if (TusHeaders.Count(http.Request, "Upload-Offset") is not { } offset)
        {
            return Results.BadRequest();
        }
        return await WithUploadAsync(
            id,
            http,
            uploads,
            async upload =>
                offset <= upload.Length
                    ? await AppendAsync(upload, offset, http, uploads, sentences, StatusCodes.Status204NoContent)
                    : Results.Conflict()
        );
    }

    private static async Task<IResult> AppendAsync(
        Upload upload,
        long offset,
        HttpContext http,
        Uploads uploads,
        RuleSentences sentences,
        int success
    )
    {
        if (!TusHeaders.TryChecksum(http.Request, out var checksum))
        {
            return Results.BadRequest();
        }
        // The server's limit for bodies gives way to the upload's own: exactly the bytes that are missing.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = upload.Length - offset;
        }
        // Not cancelled by a lost connection: the body ends by itself, and what is still buffered is kept.
        switch (await uploads.AppendAsync(upload, offset, http.Request.Body, checksum, CancellationToken.None))
        {
            case AppendOutcome.Kept kept:
                http.Response.Headers["Upload-Offset"] = Text(kept.Offset);
                SayExpiry(http, upload);
                return Results.StatusCode(success);
            case AppendOutcome.Taken taken:
                http.Response.Headers["Upload-Offset"] = Text(taken.Offset);
                SayItem(http, taken.ItemId);
                SayExpiry(http, upload);
                return Results.StatusCode(success);
            case AppendOutcome.Refused refused:
                return Refused(refused.Refusal, sentences, StatusCodes.Status422UnprocessableEntity);
            case AppendOutcome.WrongOffset:
                return Results.Conflict();
            case AppendOutcome.WrongChecksum:
                return Results.StatusCode(ChecksumMismatch);
            case AppendOutcome.Gone:
                return Results.NotFound();
            case AppendOutcome.Busy:
                return Results.StatusCode(StatusCodes.Status423Locked);
            default:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    private static Task<IResult> DeleteAsync(Guid id, HttpContext http, Uploads uploads) =>
        WithUploadAsync(
            id,
            http,
            uploads,
            async upload =>
                await uploads.DiscardAsync(upload, http.RequestAborted)
                    ? Results.NoContent()
                    : Results.StatusCode(StatusCodes.Status423Locked)
        );

    private static async Task<IResult> WithUploadAsync(Guid id, HttpContext http, Uploads uploads, Func<Upload, Task<IResult>> answer) =>
        await uploads.FindAsync(new UploadId(id), Member(http), http.RequestAborted) switch
        {
            null => Results.NotFound(),
            var upload when uploads.IsExpired(upload) => Results.StatusCode(StatusCodes.Status410Gone),
            var upload => await answer(upload),
        };

    private static IResult Refused(IntakeRefusal refusal, RuleSentences sentences, int status) =>
        Results.Json(new UploadProblem(refusal.Name, sentences.Sentence(refusal)), statusCode: status);

    private static MemberId Member(HttpContext http) =>
        new(Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture));

    private static void SayItem(HttpContext http, MediaItemId? itemId)
    {
        if (itemId is { } id)
        {
            http.Response.Headers["Upload-Item"] = id.ToString();
        }
    }

    private static void SayExpiry(HttpContext http, Upload upload) =>
        http.Response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Why bytes were not taken: the rule's name and its sentence.</summary>
/// <param name="Rule">The rule, such as <c>MediaTooLarge</c> or <c>NotMedia</c>.</param>
/// <param name="Message">The sentence, in the reader's language.</param>
internal sealed record UploadProblem(string Rule, string Message);

/// <summary>Answers what goes wrong while bytes arrive.</summary>
internal sealed class UploadFaults(IStringLocalizer<Texts> texts, ILogger<UploadFaults> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (MediaStoreException e)
        {
            UploadLog.StoreFailed(logger, e);
            return e.IsFull
                ? Results.Json(
                    new UploadProblem("StoreFull", texts["Intake.StoreFull"]),
                    statusCode: StatusCodes.Status507InsufficientStorage
                )
                : Results.Json(
                    new UploadProblem("StoreAway", texts["Intake.StoreAway"]),
                    statusCode: StatusCodes.Status503ServiceUnavailable
                );
        }
        catch (BadHttpRequestException e) // a body that is too long, or one that ended early
        {
            return Results.StatusCode(e.StatusCode);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException && context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty; // the sender is gone and will continue
        }
    }
}

internal static partial class UploadLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The media store failed while an upload arrived")]
    public static partial void StoreFailed(ILogger logger, Exception e);
}
