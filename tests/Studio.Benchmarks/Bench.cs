using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>A sandbox, a SQLite database and a studio process over both, as the fault suite has them, to be measured.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TestFolder _folder;

    private Bench(SandboxProcess sandbox, TestFolder folder, StudioEngine desk, StudioProcess studio)
    {
        Sandbox = sandbox;
        _folder = folder;
        Desk = desk;
        Studio = studio;
    }

    /// <summary>The provider.</summary>
    public SandboxProcess Sandbox { get; }

    /// <summary>The way into the database and the queue.</summary>
    public StudioEngine Desk { get; }

    /// <summary>The studio; it does not run yet.</summary>
    public StudioProcess Studio { get; }

    /// <summary>Starts the provider and makes the database.</summary>
    public static async Task<Bench> OpenAsync((string Key, string Value)[] sandboxSettings, params (string Key, string Value)[] settings)
    {
        var sandbox = await SandboxProcess.StartAsync(sandboxSettings);
        var folder = new TestFolder();
        var time = new FakeTime(TimeProvider.System.GetUtcNow());
        var desk = await StudioEngine.StartAsync(sandbox.BaseUrl, SandboxProcess.ApiKey, time, folder.Path);
        (string, string)[] provider = [("Seedance:BaseUrl", sandbox.BaseUrl.AbsoluteUri), ("Seedance:ApiKey", SandboxProcess.ApiKey)];
        return new Bench(sandbox, folder, desk, StudioProcess.Prepare(folder.Path, [.. provider, .. settings]));
    }

    /// <summary>A client of the provider that knows the key.</summary>
    public HttpClient Client()
    {
        var http = new HttpClient { BaseAddress = Sandbox.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SandboxProcess.ApiKey);
        return http;
    }

    /// <summary>Creates a task past the studio.</summary>
    /// <returns>The task's id.</returns>
    public static async Task<string> CreateAsync(HttpClient http, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var reply = await http.PostAsync(new Uri("contents/generations/tasks", UriKind.Relative), content);
        reply.EnsureSuccessStatusCode();
        var json = await reply.Content.ReadFromJsonAsync<JsonElement>();
        return json.GetProperty("id").GetString()!;
    }

    /// <summary>Queues text compositions.</summary>
    public async Task SubmitManyAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Desk.SubmitAsync();
        }
    }

    /// <summary>Opens the database.</summary>
    public Task<StudioDbContext> ContextAsync() => Desk.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();

    /// <summary>Waits until so many have come to a status.</summary>
    public async Task WaitUntilAsync(GenerationStatus status, int count)
    {
        while (true)
        {
            await using var db = await ContextAsync();
            if (await db.Generations.CountAsync(g => g.Status == status) >= count)
            {
                return;
            }
            await Task.Delay(200);
        }
    }

    /// <summary>Every generation with its timeline.</summary>
    public async Task<IReadOnlyList<Generation>> ReadAsync()
    {
        await using var db = await ContextAsync();
        return await db.Generations.AsNoTracking().Include(g => g.Timeline.OrderBy(e => e.Id)).ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await Desk.DisposeAsync();
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
