using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Studio.Testing;

/// <summary>An HTTP server on a free loopback port that answers by a script and keeps what it was sent.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private ScriptedServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            _requests.Enqueue(await ReceivedRequest.ReadAsync(context.Request));
            await answer(context);
        });
    }

    /// <summary>The root of the server.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>What has arrived so far, in order.</summary>
    public IReadOnlyCollection<ReceivedRequest> Requests => _requests;

    /// <summary>Starts a server that gives every request to <paramref name="answer"/>.</summary>
    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer)
    {
        var server = new ScriptedServer(answer);
        await server._app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal static async Task<ReceivedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        return new ReceivedRequest(
            request.Method,
            request.Path,
            request.QueryString.Value ?? "",
            headers,
            await reader.ReadToEndAsync(request.HttpContext.RequestAborted)
        );
    }
}
