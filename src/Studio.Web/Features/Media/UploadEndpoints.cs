using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
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
            .AddEndpointFilter<UploadFaults>();
        group.MapMethods("{id:guid?}", [HttpMethods.Options], Options);
        group.MapPost("", BeginAsync);
        group.MapMethods("{id:guid}", [HttpMethods.Head], HeadAsync);
        group.MapGet("{id:guid}", GetAsync);
        group.MapPatch("{id:guid}", PatchAsync);
        group.MapDelete("{id:guid}", DeleteAsync);
        return endpoints;
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
            || !TusHeaders.TryChecksum(http.Request, out _) // asked before there is anything to clear up
        )
        {
            return Results.BadRequest();
        }
        var name = metadata.GetValueOrDefault("filename") ?? "";
        string? said = http.Request.Headers["Upload-Metadata"];
        switch (await uploads.BeginAsync(Member(http), name, length, role, said, http.RequestAborted))
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
                SayExpiry(http, upload.ExpiresAt);
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
        headers["Upload-Metadata"] = upload.Metadata;
        SayItem(http, upload.ItemId);
        SayExpiry(http, upload.ExpiresAt);
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
                SayExpiry(http, kept.ExpiresAt);
                return Results.StatusCode(success);
            case AppendOutcome.Taken taken:
                http.Response.Headers["Upload-Offset"] = Text(taken.Offset);
                SayItem(http, taken.ItemId);
                SayExpiry(http, taken.ExpiresAt);
                return Results.StatusCode(success);
            case AppendOutcome.Refused refused:
                http.Response.Headers.Remove("Location"); // what was begun with these bytes is gone with them
                http.Response.Headers.Remove("Upload-Expires");
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

    private static void SayExpiry(HttpContext http, DateTimeOffset expiresAt) =>
        http.Response.Headers["Upload-Expires"] = expiresAt.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
