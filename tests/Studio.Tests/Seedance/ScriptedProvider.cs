using Microsoft.AspNetCore.Http;
using Studio.Seedance;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Seedance;

/// <summary>A client as the product makes it, and the server that stands for the provider.</summary>
internal sealed class ScriptedProvider : IAsyncDisposable
{
    public const string Key = "sk-live-4f9a7c21d0";

    private readonly HttpClient _http;

    private ScriptedProvider(ScriptedServer server, TimeProvider? time, TimeSpan? timeout)
    {
        Server = server;
        _http = Connect(server.Address, timeout);
        Client = new SeedanceClient(_http, time);
    }

    public ScriptedServer Server { get; }

    public SeedanceClient Client { get; }

    public ReceivedRequest Received => Assert.Single(Server.Requests);

    public static HttpClient Connect(Uri address, TimeSpan? timeout = null, SocketsHttpHandler? handler = null)
    {
        var http = new HttpClient(handler ?? SeedanceClient.CreateHandler()) { Timeout = timeout ?? TimeSpan.FromSeconds(30) };
        SeedanceClient.Configure(http, address, Key);
        return http;
    }

    public static async Task<ScriptedProvider> StartAsync(RequestDelegate answer, TimeProvider? time = null, TimeSpan? timeout = null) =>
        new(await ScriptedServer.StartAsync(answer), time, timeout);

    public static Task<ScriptedProvider> AnsweringAsync(
        int status,
        string body,
        (string Name, string Value)? header = null,
        TimeProvider? time = null
    ) =>
        StartAsync(
            async context =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
                if (header is { } extra)
                {
                    context.Response.Headers[extra.Name] = extra.Value;
                }

                await context.Response.WriteAsync(body);
            },
            time
        );

    public Task<CreatedTask> CreateAsync() => Client.CreateTaskAsync(Requests.Shortest, TestContext.Current.CancellationToken);

    public Task<SeedanceException> FailToCreateAsync() => Assert.ThrowsAsync<SeedanceException>(CreateAsync);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
