using System.Net;
using System.Net.Http.Headers;
using Studio.Application.Media;

namespace Studio.Application.Generations;

/// <summary>What came of fetching a video.</summary>
public abstract record FetchOutcome
{
    /// <summary>All of it is in the partial file.</summary>
    public sealed record Whole : FetchOutcome;

    /// <summary>It broke; what arrived stays, and the next fetch goes on from there.</summary>
    public sealed record Broken : FetchOutcome;

    /// <summary>The provider says that the file is not ready yet.</summary>
    public sealed record NotReady : FetchOutcome;

    /// <summary>The link is not valid, or no longer.</summary>
    public sealed record LinkRefused : FetchOutcome;

    /// <summary>Something else than a video came.</summary>
    public sealed record NotAVideo : FetchOutcome;

    /// <summary>More came, or was announced, than any video has; nothing of it is kept.</summary>
    public sealed record TooLarge : FetchOutcome;

    /// <summary>The link leads into a private network; nothing was asked of it.</summary>
    public sealed record PrivateLink : FetchOutcome;
}

/// <summary>Fetches a finished video by its link into a partial file of the store, going on where an earlier fetch broke.</summary>
public sealed class VideoFetch(HttpClient http, IMediaStore store, ProviderEndpoint provider)
{
    /// <summary>One fetch takes this long at most; the next goes on where it stopped.</summary>
    public static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of one video, at most.</summary>
    public long LargestVideo { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>A client that follows no redirect by itself, sends no key, gives a fetch its time, and connects where it may.</summary>
    public static HttpClient CreateHttp() => new(new PublicConnection().CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    private const int MostRedirects = 3;

    /// <summary>Fetches, or goes on fetching, the file behind a link.</summary>
    public async Task<FetchOutcome> FetchAsync(Uri link, string partialKey, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestFetch);
        try
        {
            var have = await store.PartialLengthAsync(partialKey, limit.Token);
            using var response = await GetAsync(link, have, limit.Token);
            return response is null ? new FetchOutcome.LinkRefused() : await TakeAsync(response, have, partialKey, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Broken();
        }
        catch (TooLongException)
        {
            await store.DiscardAsync(partialKey, cancellationToken);
            return new FetchOutcome.TooLarge();
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return new FetchOutcome.PrivateLink();
        }
        catch (PrivateAddressException)
        {
            return new FetchOutcome.PrivateLink();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new FetchOutcome.Broken();
        }
    }

    private async Task<FetchOutcome> TakeAsync(
        HttpResponseMessage response,
        long have,
        string partialKey,
        CancellationToken cancellationToken
    )
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable when response.Content.Headers.ContentRange?.Length == have:
                return new FetchOutcome.Whole();
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                await store.DiscardAsync(partialKey, cancellationToken);
                return new FetchOutcome.Broken();
            case HttpStatusCode.BadRequest:
                return new FetchOutcome.NotReady();
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new FetchOutcome.LinkRefused();
            default:
                return new FetchOutcome.Broken();
        }
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/json")
        {
            return new FetchOutcome.NotAVideo();
        }
        if (response.StatusCode == HttpStatusCode.OK && have > 0)
        {
            await store.DiscardAsync(partialKey, cancellationToken);
            have = 0;
        }
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != have)
        {
            await store.DiscardAsync(partialKey, cancellationToken);
            return new FetchOutcome.Broken();
        }
        var whole = have + response.Content.Headers.ContentLength;
        if (whole > LargestVideo)
        {
            return new FetchOutcome.TooLarge();
        }
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await store.AppendAsync(partialKey, have, new BoundedStream(content, LargestVideo - have), cancellationToken);
        return whole is null || length == whole ? new FetchOutcome.Whole() : new FetchOutcome.Broken();
    }

    // Redirects are followed by hand: a link of the provider's may lead on, but never into our own network.
    private async Task<HttpResponseMessage?> GetAsync(Uri link, long have, CancellationToken cancellationToken)
    {
        var mustBePublic =
            link.Authority != provider.BaseUrl.Authority && !await PublicAddress.IsPrivateAsync(provider.BaseUrl, cancellationToken);
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Options.Set(PublicConnection.MayBePrivate, !mustBePublic);
            request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest)
            {
                return response;
            }
            var next = Uri.TryCreate(link, response.Headers.Location, out var address) ? address : null;
            response.Dispose();
            if (redirects == MostRedirects || next is not { Scheme: "https" or "http" })
            {
                return null;
            }
            mustBePublic |= next.Authority != link.Authority;
            // Checked before as well as when connecting: a connection that is open already asks no more.
            if (mustBePublic && !await PublicAddress.IsPublicAsync(next, cancellationToken))
            {
                throw new PrivateAddressException();
            }
            link = next;
        }
    }
}
