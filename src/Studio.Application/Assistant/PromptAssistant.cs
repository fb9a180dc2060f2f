using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Application.Assistant;

/// <summary>Asks the configured chat endpoint to rewrite a prompt, one for each member at a time, and passes its words on as they come.</summary>
public sealed partial class PromptAssistant(
    HttpClient http,
    IOptions<AssistantOptions> options,
    IDbContextFactory<StudioDbContext> databases,
    TimeProvider time,
    ILogger<PromptAssistant> logger
)
{
    /// <summary>UTF-16 units of a prompt that is still rewritten.</summary>
    public const int MaxLength = 8_000;

    private const int MaxReply = 4 * MaxLength;

    private readonly AssistantOptions _options = options.Value;
    private readonly ConcurrentDictionary<MemberId, RewriteKind> _underWay = new();

    /// <summary>Whether an endpoint is configured; without one there is nothing to show.</summary>
    public bool IsOn => _options.IsOn;

    /// <summary>A client for the endpoint: no redirects, which would carry the key elsewhere; patience is measured by the reader, not here.</summary>
    public static HttpClient CreateHttp() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Streams a rewrite; never throws for what the endpoint does. Cancelling ends it with <see cref="OperationCanceledException"/>.</summary>
    /// <param name="memberId">Who asks; must be allowed to compose.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="prompt">The prompt, its mentions already hidden (<see cref="ProtectedPrompt"/>).</param>
    /// <param name="campaignId">The campaign whose own wishes hold as well, or null.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async IAsyncEnumerable<RewriteStep> RewriteAsync(
        MemberId memberId,
        RewriteKind kind,
        string prompt,
        CampaignId? campaignId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (await RefusalAsync(memberId, prompt, cancellationToken) is { } refusal)
        {
            yield return new RewriteStep.Broken(refusal);
            yield break;
        }
        if (!_underWay.TryAdd(memberId, kind))
        {
            yield return new RewriteStep.Broken(AssistantFault.OneAtATime);
            yield break;
        }
        try
        {
            await foreach (var step in AskAsync(kind, prompt, campaignId, cancellationToken))
            {
                yield return step;
            }
        }
        finally
        {
            _underWay.TryRemove(memberId, out _);
        }
    }

    private async IAsyncEnumerable<RewriteStep> AskAsync(
        RewriteKind kind,
        string prompt,
        CampaignId? campaignId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var instructions = RewriteInstructions.For(kind, await WishesAsync(campaignId, cancellationToken));
        var body = new ChatRequest(_options.Model, [new("system", instructions), new("user", prompt)]);
        await using var stream = new ChatStream(_options.Patience, time, cancellationToken);
        var length = 0;
        RewriteStep step;
        using var request = Request(body);
        for (step = await stream.SendAsync(http, request); step is RewriteStep.Piece piece; step = await stream.ReadAsync())
        {
            length += piece.Text.Length;
            if (length > MaxReply)
            {
                step = new RewriteStep.Broken(AssistantFault.CutOff);
                break;
            }
            yield return piece;
        }
        if (step is RewriteStep.Broken broken)
        {
            LogBroken(logger, kind, broken.Fault, stream.Status);
        }
        yield return step;
    }

    private async Task<AssistantFault?> RefusalAsync(MemberId memberId, string prompt, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return AssistantFault.NotAllowed;
        }
        return prompt.Length > MaxLength ? AssistantFault.TooLong : null;
    }

    private async Task<string?> WishesAsync(CampaignId? campaignId, CancellationToken cancellationToken)
    {
        if (campaignId is not { } id)
        {
            return null;
        }
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Campaigns.Where(c => c.Id == id).Select(c => c.AssistantInstructions).SingleOrDefaultAsync(cancellationToken);
    }

    private HttpRequestMessage Request(ChatRequest body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _options.Endpoint) { Content = new ByteArrayContent(body.ToJson()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.ApiKey.Trim() is { Length: > 0 } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        return request;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The assistant gave no whole answer to {Kind}: {Fault}, HTTP status {Status}")]
    private static partial void LogBroken(ILogger logger, RewriteKind kind, AssistantFault fault, HttpStatusCode? status);
}
