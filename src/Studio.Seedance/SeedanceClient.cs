using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Studio.Seedance;

/// <summary>
/// The provider's task API over HTTP. Every failure is a <see cref="SeedanceException"/>; a cancelled call throws
/// <see cref="OperationCanceledException"/>, and a create that was cancelled after it left may have been accepted.
/// </summary>
/// <param name="http">Made ready by <see cref="Configure"/> over <see cref="CreateHandler"/>; its timeout holds for a whole call, body included.</param>
/// <param name="time">Reads the date form of <c>Retry-After</c>; the system's clock if null.</param>
public sealed class SeedanceClient(HttpClient http, TimeProvider? time = null)
{
    private const string Tasks = "contents/generations/tasks";

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Sets the address, the key and the accepted type; an address without a path gets <c>/api/v3/</c>.</summary>
    /// <exception cref="ArgumentException">The address isn't absolute HTTP, or the key can't stand in a header.</exception>
    public static void Configure(HttpClient http, Uri baseUrl, string apiKey)
    {
        if (!baseUrl.IsAbsoluteUri || (baseUrl.Scheme != Uri.UriSchemeHttps && baseUrl.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("The provider's address must start with https:// or http://.", nameof(baseUrl));
        }

        var key = apiKey.Trim();
        if (key.Length == 0 || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("The API key must be visible ASCII characters without spaces.", nameof(apiKey));
        }

        var path = baseUrl.AbsolutePath.TrimEnd('/');
        http.BaseAddress = new Uri(baseUrl, path.Length == 0 ? "/api/v3/" : path + "/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        http.DefaultRequestHeaders.Accept.Clear();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>
    /// The handler for this client: no redirects (one would carry the key elsewhere), no cookies, no trace headers. It never sends a
    /// create twice: .NET resends by itself only a request whose body it hasn't begun to write, or that an HTTP/2 server
    /// declared unprocessed. Idle connections are dropped before servers usually do, so that a create seldom meets a dying one.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };

    /// <summary>Creates a task, which is billed if it succeeds; there is no idempotency key (<see href="https://www.volcengine.com/docs/82379/1520757"/>).</summary>
    /// <exception cref="SeedanceException">Look at <see cref="SeedanceException.MayHaveBeenAccepted"/> before sending again.</exception>
    public async Task<CreatedTask> CreateTaskAsync(CreateTaskRequest request, CancellationToken cancellationToken)
    {
        using var body = new RequestBody(request.ToJson());
        var reply = await SendAsync(HttpMethod.Post, Tasks, body, cancellationToken);
        var json = ReadSuccess(reply, isCreate: true);
        var id = json.Text("id") ?? throw Failure(reply, SeedanceErrorKind.Unreadable, mayHaveBeenAccepted: true);
        var status = json.Text("status");
        var state = status is null ? TaskState.Waiting : StatusWords.Parse(status);
        return new CreatedTask(id, status, state, Redaction().Short(reply.RequestIdHeader));
    }

    /// <summary>Reads a task; one that failed is a task too, not an exception (<see href="https://www.volcengine.com/docs/82379/1521309"/>).</summary>
    /// <exception cref="SeedanceException">An unknown id is <see cref="SeedanceErrorKind.NotFound"/>.</exception>
    public async Task<VideoTask> GetTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(HttpMethod.Get, TaskPath(taskId), null, cancellationToken);
        var json = ReadSuccess(reply, isCreate: false);
        if (json.Text("id") is null && json.Text("status") is null)
        {
            throw Failure(reply, SeedanceErrorKind.Unreadable, mayHaveBeenAccepted: false);
        }

        return VideoTask.Read(json, json.Text("id") ?? taskId, Redaction());
    }

    /// <summary>Lists the tasks of the last days, newest first (<see href="https://www.volcengine.com/docs/82379/1521675"/>).</summary>
    /// <exception cref="SeedanceException">A gateway without this is <see cref="SeedanceErrorKind.NotSupported"/>.</exception>
    public async Task<TaskPage> ListTasksAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(HttpMethod.Get, $"{Tasks}?{query.ToQueryString()}", null, cancellationToken);
        if ((int)reply.Status is 404 or 405)
        {
            throw Failure(reply, SeedanceErrorKind.NotSupported, mayHaveBeenAccepted: false);
        }

        var json = ReadSuccess(reply, isCreate: false);
        var total = json.Integer("total");
        var items = json.Field("items");
        if (items.ValueKind == JsonValueKind.Null && total == 0)
        {
            return new TaskPage([], total);
        }

        // A list that can't be read must not pass for an empty one: absence is evidence that nothing was created.
        if (items.ValueKind != JsonValueKind.Array)
        {
            throw Failure(reply, SeedanceErrorKind.Unreadable, mayHaveBeenAccepted: false);
        }

        var redaction = Redaction();
        return new TaskPage(
            [.. items.EnumerateArray().Where(HasId).Select(item => VideoTask.Read(item, item.Text("id")!, redaction))],
            total
        );
    }

    /// <summary>Cancels a queued task or removes the record of a finished one (<see href="https://www.volcengine.com/docs/82379/1521720"/>).</summary>
    /// <exception cref="SeedanceException">Any answer that <see cref="DeleteTaskOutcome"/> has no word for.</exception>
    public async Task<DeleteTaskOutcome> DeleteTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(HttpMethod.Delete, TaskPath(taskId), null, cancellationToken);
        return (int)reply.Status switch
        {
            >= 200 and < 300 => new DeleteTaskOutcome.Deleted(),
            409 => new DeleteTaskOutcome.StillRunning(),
            404 when ErrorRules.SaysTaskIsUnknown(ReadError(reply), taskId) => new DeleteTaskOutcome.Gone(),
            404 or 405 => new DeleteTaskOutcome.NotSupported(),
            _ => throw Failure(reply, ErrorRules.Classify(reply.Status, ReadError(reply)), mayHaveBeenAccepted: false),
        };
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, RequestBody? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(http.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var reply = await Reply.ReadAsync(response, _time, deadline.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return reply;
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw NoReply(cause, body);
        }
    }

    private JsonElement ReadSuccess(Reply reply, bool isCreate)
    {
        if (!reply.IsSuccess)
        {
            var error = ReadError(reply);
            var kind = ErrorRules.Classify(reply.Status, error);
            throw Failure(reply, kind, isCreate && ErrorRules.CreateMayHaveBeenAccepted(reply.Status, error));
        }

        return reply switch
        {
            { End: BodyEnd.CutOff } => throw Failure(reply, SeedanceErrorKind.Interrupted, isCreate),
            _ when reply.Json() is { ValueKind: JsonValueKind.Object } json => json,
            _ => throw Failure(reply, SeedanceErrorKind.Unreadable, isCreate),
        };
    }

    private SeedanceException Failure(Reply reply, SeedanceErrorKind kind, bool mayHaveBeenAccepted)
    {
        var error = ReadError(reply);
        var redaction = Redaction();
        return new SeedanceException(kind, reply.Cause)
        {
            Status = reply.Status,
            ProviderCode = redaction.Short(error?.Code),
            ProviderText = redaction.Long(error?.Message ?? reply.Text()),
            RequestId = redaction.Short(reply.RequestIdHeader ?? error?.RequestId),
            RetryAfter = reply.RetryAfter,
            MayHaveBeenAccepted = mayHaveBeenAccepted,
        };
    }

    private static SeedanceException NoReply(Exception cause, RequestBody? body)
    {
        var connected =
            cause
            is not HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            };

        // The message of an invalid response quotes the server's bytes, which may repeat the key.
        var quotes = cause is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse };
        var left = body?.HasStarted ?? connected;
        return new SeedanceException(left ? SeedanceErrorKind.Interrupted : SeedanceErrorKind.Unreachable, quotes ? null : cause)
        {
            MayHaveBeenAccepted = body is { HasStarted: true },
        };
    }

    private static ProviderError? ReadError(Reply reply) => reply.Json() is { } json ? ProviderError.Read(json) : null;

    private static bool HasId(JsonElement item) => item.Text("id") is not null;

    private static string TaskPath(string taskId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskId);
        return $"{Tasks}/{Uri.EscapeDataString(taskId)}";
    }

    private Redaction Redaction() => new(http.DefaultRequestHeaders.Authorization?.Parameter);
}
