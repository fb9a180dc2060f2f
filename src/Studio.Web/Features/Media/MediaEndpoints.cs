using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Studio.Application.Campaigns;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Media;

/// <summary>Gives out stored media: to members, and to whoever holds a signed link that has not expired.</summary>
public static class MediaEndpoints
{
    private const string ForMembers = "private, max-age=31536000, immutable";
    private const string ForLinks = "no-store";

    /// <summary>Maps <c>/media/{id}</c>, <c>/media/{id}/poster</c> and <c>/media/probe/{question}</c>.</summary>
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/media/{id:guid}").AllowAnonymous(); // the door is in AdmitAsync: a signature also opens it
        group.MapMethods("", [HttpMethods.Get, HttpMethods.Head], ReadAsync);
        group.MapMethods("poster", [HttpMethods.Get, HttpMethods.Head], ReadPosterAsync);
        endpoints.MapGet("/media/probe/{question}", AnswerAsync).AllowAnonymous();
        return endpoints;
    }

    // Proves to the studio itself, asking through its public address, that it got here.
    private static async Task<IResult> AnswerAsync(string question, HttpContext http, StudioProbe probe)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = ForLinks;
        return await probe.AnswerAsync(question, http.RequestAborted) is { } answer ? Results.Text(answer) : Results.NotFound();
    }

    private static async Task<IResult> ReadAsync(
        Guid id,
        HttpContext http,
        Door door,
        MediaLibrary library,
        DownloadNames names,
        IMediaStore store,
        LostMedia lost
    )
    {
        var itemId = new MediaItemId(id);
        if (await door.AdmitAsync(itemId, http, http.Request.Query["sig"]) is { } closed)
        {
            return closed;
        }
        if (await library.FindAsync(itemId, http.RequestAborted) is not { } item)
        {
            return NotFound(http);
        }
        if (await store.LengthAsync(item.StoreKey, http.RequestAborted) != item.Length)
        {
            await lost.TellAsync(itemId, item.StoreKey, http.RequestAborted);
            return NotFound(http);
        }
        var type = MediaTypes.Find(item.ContentType);
        var isShown = type is { Shown: true };
        var asked = http.Request.Query.ContainsKey("download");
        var name = asked ? await names.OfAsync(item, http.RequestAborted) : MediaTypes.DownloadName(item.Name, item.ContentType);
        http.Response.Headers.ContentDisposition = Disposition(isShown && !asked ? "inline" : "attachment", name);
        return Content(StoredStream.Of(store, item), type?.ContentType ?? "application/octet-stream", item.Sha256, item.CreatedAt);
    }

    private static async Task<IResult> ReadPosterAsync(
        Guid id,
        HttpContext http,
        Door door,
        MediaLibrary library,
        IMediaStore store,
        LostMedia lost
    )
    {
        var itemId = new MediaItemId(id);
        if (await door.AdmitAsync(itemId, http, signature: null) is { } closed) // a link opens the item, not what was made of it
        {
            return closed;
        }
        if (await library.FindAsync(itemId, http.RequestAborted) is not { PosterKey: { } key } item)
        {
            return NotFound(http);
        }
        if (await store.LengthAsync(key, http.RequestAborted) is not { } length)
        {
            await lost.TellAsync(itemId, key, http.RequestAborted);
            return NotFound(http);
        }
        return Content(new StoredStream(store, key, length), MediaPoster.TypeOf(key), $"{item.Sha256}-poster", item.CreatedAt);
    }

    // RFC 6266: a plain name for old programs, and the real one.
    private static string Disposition(string type, string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'));
        return $"{type}; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    private static IResult NotFound(HttpContext http)
    {
        http.Response.Headers.CacheControl = ForLinks;
        return Results.NotFound();
    }

    private static IResult Content(StoredStream content, string contentType, string tag, DateTimeOffset createdAt) =>
        Results.Stream(
            content,
            contentType,
            lastModified: createdAt,
            entityTag: new EntityTagHeaderValue($"\"{tag}\""),
            enableRangeProcessing: true
        );

    /// <summary>Decides who may read.</summary>
    internal sealed class Door(MediaLinks links, IAuthorizationService authorization, IAuthorizationPolicyProvider policies)
    {
        /// <summary>Null for whoever may read, else the refusal.</summary>
        public async Task<IResult?> AdmitAsync(MediaItemId id, HttpContext http, string? signature)
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            var query = http.Request.Query;
            if (signature is not null)
            {
                headers.CacheControl = ForLinks;
                return await links.IsValidAsync(id, query["exp"], query["kid"], signature, http.RequestAborted)
                    ? null
                    : Results.StatusCode(StatusCodes.Status403Forbidden);
            }
            var members = await policies.GetFallbackPolicyAsync() ?? await policies.GetDefaultPolicyAsync();
            if ((await authorization.AuthorizeAsync(http.User, members)).Succeeded)
            {
                headers.CacheControl = ForMembers;
                return null;
            }
            headers.CacheControl = ForLinks;
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
    }
}
