using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Media;

namespace Studio.Application.Generations;

/// <summary>Makes sure that a provider on the internet can fetch the studio's media: by the address's name, then by fetching a probe through it.</summary>
/// <param name="http">Made by <see cref="CreateHttp"/>.</param>
/// <param name="store">May give out media by links of its own.</param>
/// <param name="address">The studio's address.</param>
/// <param name="probe">Recognizes the studio's answer.</param>
/// <param name="provider">Who fetches.</param>
/// <param name="seedance">Says whether the sandbox stands in.</param>
/// <param name="links">Says whether to check.</param>
/// <param name="time">Says when to look again.</param>
/// <param name="logger">Hears what stands in the way.</param>
public sealed partial class MediaReach(
    HttpClient http,
    IMediaStore store,
    StudioAddress address,
    StudioProbe probe,
    ProviderEndpoint provider,
    IOptions<SeedanceOptions> seedance,
    IOptions<MediaLinkOptions> links,
    TimeProvider time,
    ILogger<MediaReach> logger
) : IDisposable
{
    /// <summary>How long the probe may take.</summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    private const int LongestAnswer = 1024;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BadFor = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _looking = new(1);
    private volatile Look? _latest;

    /// <summary>A client for the probe; inside a network the studio's own name may well lead to a private address.</summary>
    public static HttpClient CreateHttp(SocketsHttpHandler handler) =>
        new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>What stands between the provider and the media; null where nothing does, or nothing is to be checked. Known for some minutes.</summary>
    public Task<ReachFault?> FindFaultAsync(CancellationToken cancellationToken) => FindFaultAsync(isAgain: false, cancellationToken);

    /// <summary>The same, looked for now.</summary>
    public Task<ReachFault?> FindFaultAgainAsync(CancellationToken cancellationToken) => FindFaultAsync(isAgain: true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        _looking.Dispose();
    }

    // The sandbox is this machine, and a provider in our own network may reach what the internet can't.
    private bool IsChecked =>
        links.Value.CheckPublicUrl && !seedance.Value.IsSandbox && provider.BaseUrl.Reachability() == MediaReachability.Public;

    private async Task<ReachFault?> FindFaultAsync(bool isAgain, CancellationToken cancellationToken)
    {
        if (!IsChecked)
        {
            return null;
        }
        var asked = time.GetUtcNow();
        if (!isAgain && IsKnown(asked, out var known))
        {
            return known;
        }
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_latest?.At > asked || (!isAgain && IsKnown(asked, out _)))
            {
                return _latest?.Fault; // somebody else looked meanwhile
            }
            using var limit = new CancellationTokenSource(LongestProbe, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var fault = await LookAsync(both.Token, limit.Token);
            _latest = new Look(fault, time.GetUtcNow());
            if (fault is not null)
            {
                LogOutOfReach(fault.Address, fault.Name);
            }
            return fault;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotChecked(e);
            return null;
        }
        finally
        {
            _looking.Release();
        }
    }

    private bool IsKnown(DateTimeOffset now, out ReachFault? fault)
    {
        fault = _latest?.Fault;
        return _latest is { } latest && now < latest.At + (latest.Fault is null ? GoodFor : BadFor);
    }

    private async Task<ReachFault?> LookAsync(CancellationToken cancellationToken, CancellationToken limit)
    {
        var key = $"probe-{Guid.NewGuid():N}";
        var signed = await store.SignAsync(key, "text/plain", time.GetUtcNow() + TimeSpan.FromMinutes(10), cancellationToken);
        var question = StudioProbe.Question();
        var link = signed ?? new Uri(address.Base, $"media/probe/{question}");
        var shown = link.GetLeftPart(UriPartial.Authority);
        if (link.Reachability() is not MediaReachability.Public and var reachability)
        {
            return new ReachFault.Inside(shown, reachability);
        }
        try
        {
            if (signed is null)
            {
                return await AskAsync(link, shown, answer => probe.IsOwnAsync(question, answer, cancellationToken), cancellationToken);
            }
            await store.AppendAsync(key, 0, new MemoryStream(Encoding.ASCII.GetBytes(question)), cancellationToken);
            await store.CommitAsync(key, key, version: null, cancellationToken);
            return await AskAsync(link, shown, answer => Task.FromResult(answer == question), cancellationToken);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new ReachFault.NoAnswer(shown);
        }
        finally
        {
            if (signed is not null)
            {
                await store.DiscardAsync(key, CancellationToken.None);
                await store.DeleteAsync(key, CancellationToken.None);
            }
        }
    }

    private async Task<ReachFault?> AskAsync(Uri link, string shown, Func<string, Task<bool>> isOwn, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Options.Set(PublicConnection.MayBePrivate, true);
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode != HttpStatusCode.OK ? new ReachFault.Status(shown, (int)response.StatusCode)
                : await isOwn(await response.Content.ReadAsStringAsync(cancellationToken)) ? null
                : new ReachFault.Stranger(shown);
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => new ReachFault.Untrusted(shown),
                HttpRequestError.ConfigurationLimitExceeded => new ReachFault.Stranger(shown),
                _ => new ReachFault.NoAnswer(shown),
            };
        }
    }

    private sealed record Look(ReachFault? Fault, DateTimeOffset At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider can't fetch media from {Address}: {Reason}")]
    private partial void LogOutOfReach(string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether the provider can fetch media could not be checked")]
    private partial void LogNotChecked(Exception exception);
}
