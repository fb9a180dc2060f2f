using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Sandbox;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Sandbox;

/// <summary>The sandbox on a free port, media beside it, spoken to in raw JSON.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private const string Key = "test-key";
    private const string Prefix = "/sandbox/api/v3";

    private readonly WebApplication _app;
    private readonly WarningLog _warnings = new();

    private SandboxHost(FakeTime time, IEnumerable<(string Key, string Value)> settings)
    {
        Time = time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_warnings);
        builder.Configuration.AddInMemoryCollection(
            settings
                .Prepend((Key: "ApiKey", Value: Key))
                .Select(setting => KeyValuePair.Create("Sandbox:" + setting.Key, (string?)setting.Value))
        );
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSandbox(builder.Configuration.GetSection("Sandbox"));
        _app = builder.Build();
        _app.MapSandbox(Prefix);
        _app.MapGet("/media/{name}", (string name) => Media.TryGetValue(name, out var bytes) ? Results.Bytes(bytes) : Results.NotFound());
    }

    public FakeTime Time { get; }

    public Dictionary<string, byte[]> Media { get; } = TestMedia.Small();

    /// <summary>Carries the bearer; relative addresses start at the API.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<SandboxHost> StartAsync(params (string Key, string Value)[] settings) =>
        StartAtAsync(new FakeTime(), [("Animatics", "false"), .. settings]);

    public static async Task<SandboxHost> StartAtAsync(FakeTime time, params (string Key, string Value)[] settings)
    {
        var host = new SandboxHost(time, settings);
        await host._app.StartAsync(Cancellation);
        host.Http.BaseAddress = new Uri(host._app.Urls.Single() + Prefix + "/");
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return host;
    }

    public string MediaUrl(string name) => new Uri(Http.BaseAddress!, "/media/" + name).AbsoluteUri;

    public Uri Address(string path) => new(Http.BaseAddress!, path);

    public Task<HttpResponseMessage> PostAsync(JsonNode body) => PostAsync(body.ToJsonString());

    public async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.PostAsync(Address("contents/generations/tasks"), content, Cancellation);
    }

    public async Task<string> CreateAsync(JsonNode? body = null)
    {
        using var reply = await PostAsync(body ?? Text("A quiet lake"));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return (await ReadAsync(reply)).GetProperty("id").GetString()!;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(Address(path), Cancellation);

    public Task<HttpResponseMessage> DeleteAsync(string id) => Http.DeleteAsync(Address("contents/generations/tasks/" + id), Cancellation);

    public async Task<JsonElement> QueryAsync(string id) => await ReadAsync(await GetAsync("contents/generations/tasks/" + id));

    public async Task<string> StatusAsync(string id) => (await QueryAsync(id)).GetProperty("status").GetString()!;

    public async Task<JsonElement> ListAsync(string query = "") => await ReadAsync(await GetAsync("contents/generations/tasks" + query));

    public async Task<JsonElement> CreatesAsync() => await ReadAsync(await GetAsync("_sandbox/creates"));

    /// <summary>Creates, waits until it has succeeded, and gives the link of its video.</summary>
    public async Task<Uri> FinishAsync(JsonNode? body = null)
    {
        var id = await CreateAsync(body);
        Time.Advance(TimeSpan.FromSeconds(8));
        return await LinkAsync(id);
    }

    public async Task<Uri> LinkAsync(string id) => new((await QueryAsync(id)).GetProperty("content").GetProperty("video_url").GetString()!);

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage reply)
    {
        using var document = JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync(Cancellation));
        return document.RootElement.Clone();
    }

    public static JsonObject Text(string prompt) => Request(new JsonObject { ["type"] = "text", ["text"] = prompt });

    public static JsonObject Request(params JsonNode[] content) =>
        new() { ["model"] = "doubao-seedance-2-0-260128", ["content"] = new JsonArray(content) };

    public JsonObject Item(string kind, string role, string name) =>
        new()
        {
            ["type"] = kind + "_url",
            [kind + "_url"] = new JsonObject { ["url"] = MediaUrl(name) },
            ["role"] = role,
        };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(Cancellation);
        await _app.DisposeAsync();
        Assert.Empty(_warnings.Messages);
    }
}
