using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class MediaReachTests(MediaServer server, SmallInternet internet) : IClassFixture<MediaServer>, IClassFixture<SmallInternet>
{
    private const string Address = "https://media.example.com";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studio_that_finds_itself_at_its_public_address_is_in_reach()
    {
        Forward();
        using var reach = Reach(Address);
        Assert.Null(await reach.FindFaultAsync(Stop));
    }

    [Fact]
    public async Task Another_instance_with_another_newest_key_is_the_same_studio()
    {
        Forward();
        using var reach = Reach(Address);
        await new MediaLinkKeys(Contexts, Options.Create(new MediaLinkOptions()), server.Time).RotateAsync(Stop);
        Assert.Null(await reach.FindFaultAgainAsync(Stop));
    }

    [Theory]
    [InlineData("http://localhost:5080", MediaReachability.Loopback)]
    [InlineData("http://192.168.1.4:5080", MediaReachability.Private)]
    [InlineData("http://studio", MediaReachability.Private)]
    public async Task An_address_that_is_ours_alone_by_its_name_is_not_even_asked(string address, MediaReachability reachability)
    {
        using var reach = Reach(address);
        var before = internet.Dialed.Count;
        Assert.Equal(new ReachFault.Inside(address, reachability), await reach.FindFaultAsync(Stop));
        Assert.Equal(before, internet.Dialed.Count);
    }

    [Fact]
    public async Task A_refusal_and_a_stranger_are_told_apart()
    {
        using var reach = Reach(Address);
        Probe(context => Status(context, 502));
        Assert.Equal(new ReachFault.Status(Address, 502), await reach.FindFaultAgainAsync(Stop));
        Probe(context => Status(context, 302)); // a sign-in page in front of the studio
        Assert.Equal(new ReachFault.Status(Address, 302), await reach.FindFaultAgainAsync(Stop));
        Probe(context => context.Response.WriteAsync("<!doctype html>Welcome to nginx!"));
        Assert.Equal(new ReachFault.Stranger(Address), await reach.FindFaultAgainAsync(Stop));
        Probe(context => context.Response.WriteAsync(new string('x', 100_000)));
        Assert.Equal(new ReachFault.Stranger(Address), await reach.FindFaultAgainAsync(Stop));
    }

    [Fact]
    public async Task Another_studio_with_keys_of_its_own_is_a_stranger()
    {
        await using var other = new MediaServer();
        await other.InitializeAsync();
        Forward(other);
        using var reach = Reach(Address);
        Assert.Equal(new ReachFault.Stranger(Address), await reach.FindFaultAsync(Stop));
    }

    [Fact]
    public async Task A_host_that_nobody_knows_does_not_answer()
    {
        using var reach = Reach("https://gone.example.com");
        Assert.Equal(new ReachFault.NoAnswer("https://gone.example.com"), await reach.FindFaultAsync(Stop));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_named()
    {
        Forward();
        using var reach = Reach(Address, isTrusted: false);
        Assert.Equal(new ReachFault.Untrusted(Address), await reach.FindFaultAsync(Stop));
    }

    [Fact]
    public async Task An_address_that_hangs_is_given_three_seconds()
    {
        var asked = new TaskCompletionSource();
        Probe(context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var reach = Reach(Address);
        var fault = reach.FindFaultAsync(Stop);
        await asked.Task.WaitAsync(Stop);
        Assert.False(fault.IsCompleted);
        server.Time.Advance(MediaReach.LongestProbe);
        Assert.Equal(new ReachFault.NoAnswer(Address), await fault);
    }

    [Fact]
    public async Task What_was_found_is_known_for_some_minutes_and_looked_for_again_on_demand()
    {
        var probes = 0;
        Probe(context =>
        {
            Interlocked.Increment(ref probes);
            return Status(context, 503);
        });
        using var reach = Reach(Address);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => reach.FindFaultAsync(Stop)));
        Assert.Equal(1, probes);
        await reach.FindFaultAgainAsync(Stop);
        Assert.Equal(2, probes);
        Forward();
        Assert.NotNull(await reach.FindFaultAsync(Stop));
        server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await reach.FindFaultAsync(Stop));
        Probe(context => Status(context, 503));
        server.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Null(await reach.FindFaultAsync(Stop));
        server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await reach.FindFaultAsync(Stop));
    }

    [Theory]
    [InlineData("", "https://api.example.com", true)] // the sandbox
    [InlineData("key", "http://10.0.0.5/api/v3", true)] // a gateway in our own network
    [InlineData("key", "https://api.example.com", false)] // switched off
    public async Task Where_nothing_is_to_be_checked_nothing_is_asked(string apiKey, string provider, bool isOn)
    {
        using var reach = Reach("http://localhost:5080", apiKey: apiKey, provider: provider, isOn: isOn);
        Assert.Null(await reach.FindFaultAsync(Stop));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa!")]
    public async Task The_probe_answers_questions_alone(string question)
    {
        using var response = await server.As(null).GetAsync(new Uri($"/media/probe/{question}", UriKind.Relative), Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Out_of_reach_references_are_refused_before_anything_is_sent_and_text_may_go()
    {
        await using var engine = await EngineAsync();
        var refused = Assert.IsType<SubmitOutcome.Refused>(await SubmitAsync(engine, await WithPictureAsync(engine)));
        var violation = Assert.Single(refused.Violations);
        Assert.Equal((Rule.MediaOutOfReach, CompositionField.FirstFrame), (violation.Rule, violation.Field));
        Assert.Equal([new ReachFault.Inside("http://localhost:5080", MediaReachability.Loopback)], violation.Arguments);
        Assert.IsType<SubmitOutcome.Queued>(await SubmitAsync(engine, Make.Composition()));
    }

    [Fact]
    public async Task An_administrator_who_knows_better_can_switch_the_check_off()
    {
        await using var engine = await EngineAsync(("Studio:CheckPublicUrl", "false"));
        Assert.IsType<SubmitOutcome.Queued>(await SubmitAsync(engine, await WithPictureAsync(engine)));
    }

    private static Task<StudioEngine> EngineAsync(params (string, string)[] settings) =>
        StudioEngine.StartAsync(new Uri("https://api.example.com"), settings: [("Studio:PublicUrl", "http://localhost:5080"), .. settings]);

    private static Task<SubmitOutcome> SubmitAsync(StudioEngine engine, Composition composition) =>
        engine.Get<SubmitDraft>().ExecuteAsync(engine.Member.Id, composition, Stop);

    private static async Task<Composition> WithPictureAsync(StudioEngine engine)
    {
        var item = Make.Item(memberId: engine.Member.Id);
        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        db.Add(item);
        await db.SaveChangesAsync(Stop);
        return Make.Composition(GenerationMode.Frames, references: [new Reference(ReferenceRole.FirstFrame, item.Id)]);
    }

    private IDbContextFactory<StudioDbContext> Contexts => server.Get<IDbContextFactory<StudioDbContext>>();

    private MediaReach Reach(
        string publicUrl,
        bool isTrusted = true,
        string apiKey = "key",
        string provider = "https://api.example.com",
        bool isOn = true
    )
    {
        var links = Options.Create(new MediaLinkOptions { PublicUrl = publicUrl, CheckPublicUrl = isOn });
        return new MediaReach(
            MediaReach.CreateHttp(internet.CreateHandler(isTrusted)),
            server.Get<IMediaStore>(),
            new StudioAddress(links),
            server.Get<StudioProbe>(),
            new ProviderEndpoint(() => new Uri(provider), apiKey),
            Options.Create(new SeedanceOptions { ApiKey = apiKey }),
            links,
            server.Time,
            NullLogger<MediaReach>.Instance
        );
    }

    // The public address leads to a studio, as a proxy would.
    private void Forward(MediaServer? to = null) =>
        Probe(async context =>
        {
            using var response = await (to ?? server)
                .As(null)
                .GetAsync(new Uri(context.Request.Path, UriKind.Relative), context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });

    private void Probe(RequestDelegate answer) => internet.PageBelow("/media/probe/", answer);

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/sign-in";
        return Task.CompletedTask;
    }
}
