using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Generations;

/// <summary>Links to media are made when a generation is sent, so that the time it waited counts for nothing.</summary>
public sealed class SentLinkTests
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(48);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_generation_that_waited_for_60_hours_sends_a_link_that_has_just_begun_to_live()
    {
        await using var provider = await ScriptedServer.StartAsync(Accept);
        await using var engine = await StartAsync(provider);
        var item = await AddItemAsync(engine);
        await engine.SubmitAsync(Composition(item));
        engine.Time.Advance(TimeSpan.FromHours(60));

        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);

        await AssertFreshAsync(engine, provider.Requests.Single(), item);
    }

    [Fact]
    public async Task A_call_that_is_made_again_after_days_carries_a_new_link()
    {
        var calls = 0;
        await using var provider = await ScriptedServer.StartAsync(context =>
            Interlocked.Increment(ref calls) == 1 ? RefuseForNow(context) : Accept(context)
        );
        await using var engine = await StartAsync(provider);
        var item = await AddItemAsync(engine);
        await engine.SubmitAsync(Composition(item));
        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);
        engine.Time.Advance(TimeSpan.FromHours(50));

        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);

        Assert.Equal(2, provider.Requests.Count);
        await AssertFreshAsync(engine, provider.Requests.Last(), item);
    }

    [Fact]
    public async Task A_retry_of_a_failed_generation_carries_a_new_link()
    {
        var calls = 0;
        await using var provider = await ScriptedServer.StartAsync(context =>
            Interlocked.Increment(ref calls) == 1 ? Refuse(context) : Accept(context)
        );
        await using var engine = await StartAsync(provider);
        var item = await AddItemAsync(engine);
        var failed = await engine.SubmitAsync(Composition(item));
        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);
        Assert.Equal(GenerationStatus.Failed, (await engine.FindAsync(failed)).Status);
        engine.Time.Advance(TimeSpan.FromDays(40)); // the key that signed has grown old meanwhile
        Assert.IsType<SubmitOutcome.Queued>(await engine.Get<RetryGeneration>().ExecuteAsync(engine.Member.Id, failed, Stop));

        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);

        var (first, second) = (LinkOf(provider.Requests.First()), LinkOf(provider.Requests.Last()));
        Assert.NotEqual(Query(first)["kid"], Query(second)["kid"]);
        await AssertFreshAsync(engine, provider.Requests.Last(), item);
    }

    [Fact]
    public async Task The_signature_is_kept_out_of_what_is_shown_of_the_request()
    {
        await using var provider = await ScriptedServer.StartAsync(Accept);
        await using var engine = await StartAsync(provider);
        var item = await AddItemAsync(engine);
        var id = await engine.SubmitAsync(Composition(item));
        await engine.Get<SubmitWorker>().RunOnceAsync(Stop);

        var shown = (await engine.FindAsync(id)).SentRequest!;
        Assert.Contains($"media/{item.Id}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("sig", shown, StringComparison.Ordinal);
    }

    private static Task<StudioEngine> StartAsync(ScriptedServer provider) =>
        StudioEngine.StartAsync(provider.Address, settings: ("Studio:PublicUrl", "https://studio.example.com"));

    private static Composition Composition(MediaItem item) =>
        Make.Composition(GenerationMode.Frames, references: [new Reference(ReferenceRole.FirstFrame, item.Id)]);

    private static async Task<MediaItem> AddItemAsync(StudioEngine engine)
    {
        var item = Make.Item(memberId: engine.Member.Id);
        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        db.Add(item);
        await db.SaveChangesAsync(Stop);
        return item;
    }

    private static async Task AssertFreshAsync(StudioEngine engine, ReceivedRequest request, MediaItem item)
    {
        var link = LinkOf(request);
        Assert.Equal($"https://studio.example.com/media/{item.Id}", link.GetLeftPart(UriPartial.Path));
        var query = Query(link);
        Assert.Equal((engine.Time.GetUtcNow() + Life).ToUnixTimeSeconds(), long.Parse(query["exp"]!, null));
        Assert.True(await engine.Get<MediaLinks>().IsValidAsync(item.Id, query["exp"], query["kid"], query["sig"], Stop));
    }

    private static Uri LinkOf(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var picture = body.RootElement.GetProperty("content").EnumerateArray().Single(c => c.TryGetProperty("image_url", out _));
        return new Uri(picture.GetProperty("image_url").GetProperty("url").GetString()!);
    }

    private static System.Collections.Specialized.NameValueCollection Query(Uri link) => HttpUtility.ParseQueryString(link.Query);

    private static Task Accept(HttpContext context) => context.Response.WriteAsync($$"""{"id":"cgt-{{Guid.NewGuid():N}}"}""");

    private static Task RefuseForNow(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return context.Response.WriteAsync("""{"error":{"code":"RequestBurstTooFast","message":"wait"}}""");
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("""{"error":{"code":"InvalidParameter","message":"no"}}""");
    }
}
