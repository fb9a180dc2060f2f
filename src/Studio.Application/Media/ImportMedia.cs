using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Fetches what an <c>https</c> link of the internet leads to and makes it an item.</summary>
/// <param name="http">Made by <see cref="CreateHttp"/>.</param>
/// <param name="store">Where the bytes go.</param>
/// <param name="contexts">Tells who may.</param>
/// <param name="intake">Looks into what came.</param>
/// <param name="catalog">Knows how much is taken.</param>
/// <param name="time">Stops what takes too long.</param>
/// <param name="logger">Hears what was refused; never a link, for it may carry a signature.</param>
public sealed partial class ImportMedia(
    HttpClient http,
    IMediaStore store,
    IDbContextFactory<StudioDbContext> contexts,
    MediaIntake intake,
    ModelCatalog catalog,
    TimeProvider time,
    ILogger<ImportMedia> logger
)
{
    /// <summary>Redirects that are followed, each of them checked like the link itself.</summary>
    public const int MostRedirects = 5;

    /// <summary>A whole import takes this long at most.</summary>
    public static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(3);

    /// <summary>A client for a way into the internet.</summary>
    public static HttpClient CreateHttp(SocketsHttpHandler handler)
    {
        handler.ResponseHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8; // file names arrive as they are
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("SeedanceStudio/1.0"); // some hosts refuse those without a name
        return http;
    }

    /// <summary>Fetches a link in the name of a member, or says why not.</summary>
    /// <param name="memberId">Whose the item will be.</param>
    /// <param name="link">The link; one that is not absolute is refused as no link.</param>
    /// <param name="role">What it is meant for, if for anything; its limits then hold.</param>
    /// <param name="cancellationToken">Stops; nothing is left.</param>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<ImportOutcome> ExecuteAsync(MemberId memberId, Uri link, ReferenceRole? role, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.MaySendAsync(memberId, cancellationToken))
            {
                return new ImportOutcome.NotAllowed();
            }
        }
        using var limit = new CancellationTokenSource(LongestImport, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var partialKey = $"import-{Guid.NewGuid():N}";
        try
        {
            var outcome = await FetchAsync(link, role, partialKey, both.Token) switch
            {
                Fetched.Whole whole => await AdoptAsync(memberId, role, partialKey, whole, cancellationToken),
                Fetched.Refused refused => new ImportOutcome.Refused(refused.Refusal),
                var other => throw new InvalidOperationException($"No such outcome: {other}"),
            };
            return Said(outcome);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Said(new ImportOutcome.Refused(new ImportRefusal.TooSlow(LongestImport)));
        }
        finally
        {
            await store.DiscardAsync(partialKey, CancellationToken.None);
        }
    }

    private async Task<ImportOutcome> AdoptAsync(
        MemberId memberId,
        ReferenceRole? role,
        string partialKey,
        Fetched.Whole file,
        CancellationToken cancellationToken
    )
    {
        var request = new IntakeRequest(partialKey, file.Name, memberId, MediaOrigin.Imported) { Role = role, Sha256 = file.Sha256 };
        return await intake.AdoptAsync(request, cancellationToken) switch
        {
            IntakeOutcome.Adopted adopted => new ImportOutcome.Imported(adopted.Item, adopted.AlreadyThere),
            IntakeOutcome.Refused refused => new ImportOutcome.Refused(new ImportRefusal.File(refused.Refusal)),
            var other => throw new InvalidOperationException($"No such outcome: {other}"),
        };
    }

    private async Task<Fetched> FetchAsync(Uri link, ReferenceRole? role, string partialKey, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (Fault(link) is { } fault)
            {
                return new Fetched.Refused(fault);
            }
            try
            {
                using var response = await http.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (IsLast(response))
                {
                    return await TakeAsync(response, link, role, partialKey, cancellationToken);
                }
                if (redirects == MostRedirects)
                {
                    return new Fetched.Refused(new ImportRefusal.TooManyRedirects());
                }
                if (!Uri.TryCreate(link, response.Headers.Location, out var next))
                {
                    return new Fetched.Refused(new ImportRefusal.NotALink());
                }
                link = next;
            }
            catch (Exception e) when (e is HttpRequestException or IOException and not MediaStoreException)
            {
                return new Fetched.Refused(Fault(e, link.IdnHost));
            }
        }
    }

    private static ImportRefusal? Fault(Uri link) =>
        !link.IsAbsoluteUri || link.Scheme is not ("https" or "http") || link.Host.Length == 0 ? new ImportRefusal.NotALink()
        : link.Scheme == Uri.UriSchemeHttps ? null
        : new ImportRefusal.NotHttps();

    private static ImportRefusal Fault(Exception exception, string host) =>
        exception.InnerException switch
        {
            PrivateAddressException => new ImportRefusal.PrivateAddress(),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
                new ImportRefusal.HostNotFound(host),
            _ => new ImportRefusal.Broken(host),
        };

    private static bool IsLast(HttpResponseMessage response) =>
        response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest || response.Headers.Location is null;

    private async Task<Fetched> TakeAsync(
        HttpResponseMessage response,
        Uri link,
        ReferenceRole? role,
        string partialKey,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new Fetched.Refused(new ImportRefusal.Status((int)response.StatusCode));
        }
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            return new Fetched.Refused(new ImportRefusal.Page());
        }
        var most = catalog.MostBytes(role);
        if (response.Content.Headers.ContentLength > most)
        {
            return new Fetched.Refused(new ImportRefusal.TooLarge(most));
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var counted = new HashedStream(new BoundedStream(body, most), long.MaxValue, [hash]);
        try
        {
            await store.AppendAsync(partialKey, 0, counted, cancellationToken);
        }
        catch (TooLongException)
        {
            return new Fetched.Refused(new ImportRefusal.TooLarge(most));
        }
        return new Fetched.Whole(NameOf(response, link), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string NameOf(HttpResponseMessage response, Uri link)
    {
        var said = response.Content.Headers.ContentDisposition;
        return said?.FileNameStar ?? said?.FileName?.Trim('"') ?? Uri.UnescapeDataString(link.Segments[^1]);
    }

    private ImportOutcome Said(ImportOutcome outcome)
    {
        if (outcome is ImportOutcome.Refused { Refusal: var refusal })
        {
            LogRefused(refusal.Name);
        }
        return outcome;
    }

    private abstract record Fetched
    {
        public sealed record Whole(string Name, string Sha256) : Fetched;

        public sealed record Refused(ImportRefusal Refusal) : Fetched;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A link was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
