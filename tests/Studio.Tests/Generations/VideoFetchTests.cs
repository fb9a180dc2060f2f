using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Downloads that aren't what they say, and the ways back to those that broke.</summary>
public sealed class VideoFetchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:1/video.mp4")]
    [InlineData("http://10.0.0.1/video.mp4")]
    [InlineData("http://[::1]/video.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:1/video.mp4")]
    [InlineData("http://0.0.0.0:1/video.mp4")]
    [InlineData("http://[::]:1/video.mp4")]
    public async Task A_redirect_into_a_private_network_is_stopped_and_named(string target)
    {
        await using var sandbox = await SandboxHost.StartAsync(("Scenarios:0:RedirectDownload", target));
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Failed);

        Assert.Equal(FailureReason.PrivateLink, generation.Failure?.Reason);
        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Cancellation);
        Assert.Empty(await db.MediaItems.ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("http://93.184.216.34/api/v3")]
    [InlineData("http://nowhere.invalid/api/v3")] // away for the moment, perhaps
    public async Task A_link_of_a_public_provider_into_a_private_network_is_not_asked(string provider)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("secret"));
        var outcome = await FetchAsync(server.Address, provider: new Uri(provider));

        Assert.IsType<FetchOutcome.PrivateLink>(outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_redirect_that_makes_no_sense_is_a_refusal()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = "//[";
            return Task.CompletedTask;
        });

        Assert.IsType<FetchOutcome.LinkRefused>(await FetchAsync(server.Address));
    }

    [Fact]
    public async Task A_body_announced_as_3_gigabytes_is_stopped_before_it_starts()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "video/mp4";
            context.Response.ContentLength = 3L * 1024 * 1024 * 1024;
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        Assert.IsType<FetchOutcome.TooLarge>(await FetchAsync(server.Address));
    }

    [Fact]
    public async Task A_body_without_an_end_is_stopped_and_nothing_of_it_stays()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            var block = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block);
            }
        });
        await using var engine = await StudioEngine.StartAsync(server.Address);

        Assert.IsType<FetchOutcome.TooLarge>(await FetchAsync(engine, server.Address, server.Address, largest: 1_000_000));
        Assert.Equal(0, await engine.Get<IMediaStore>().PartialLengthAsync("partial", Cancellation));
    }

    [Fact]
    public async Task A_video_that_is_too_large_ends_as_failed_and_says_so()
    {
        await using var server = await FinishedTask.StartAsync(async context =>
        {
            context.Response.ContentLength = 3L * 1024 * 1024 * 1024;
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var engine = await StudioEngine.StartAsync(server.Address);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Failed);

        Assert.Equal(FailureReason.VideoTooLarge, generation.Failure?.Reason);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("video/mp4")]
    public async Task What_is_no_video_is_named_whatever_it_calls_itself(string contentType)
    {
        await using var server = await FinishedTask.StartAsync(context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync("<!doctype html><title>Sign in</title>");
        });
        await using var engine = await StudioEngine.StartAsync(server.Address);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Failed, TimeSpan.FromSeconds(30));

        Assert.Equal(FailureReason.NotAVideo, generation.Failure?.Reason);
    }

    [Fact]
    public async Task A_part_that_does_not_continue_what_is_there_is_thrown_away()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = "bytes 0-3/4";
            return context.Response.WriteAsync("abcd");
        });
        await using var engine = await StudioEngine.StartAsync(server.Address);
        await engine.Get<IMediaStore>().AppendAsync("partial", 0, new MemoryStream("ab"u8.ToArray()), Cancellation);

        Assert.IsType<FetchOutcome.Broken>(await FetchAsync(engine, server.Address, server.Address));
        Assert.Equal(0, await engine.Get<IMediaStore>().PartialLengthAsync("partial", Cancellation));
    }

    [Fact]
    public async Task A_member_need_not_wait_until_a_broken_fetch_is_tried_again()
    {
        await using var sandbox = await SandboxHost.StartAsync(("Scenarios:0:BreakDownload", "3"), ("Scenarios:0:BreakAfter", "10"));
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);
        var id = await engine.SubmitAsync();
        await engine.RunUntilAsync(id, GenerationStatus.Archiving);
        var again = engine.Get<FetchVideoAgain>();
        while ((await engine.FindAsync(id)).Status == GenerationStatus.Archiving)
        {
            Assert.IsType<FetchAgainOutcome.Asked>(await again.ExecuteAsync(engine.Member.Id, id, Cancellation));
            await engine.Get<ArchiveWorker>().RunOnceAsync(Cancellation); // the clock stands still
        }

        var generation = await engine.FindAsync(id);
        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        Assert.Contains(generation.Timeline, e => e.Note == TimelineNote.FetchAsked && e.MemberId == engine.Member.Id);
        Assert.Equal(
            new FetchAgainOutcome.NothingToFetch(GenerationStatus.Succeeded),
            await again.ExecuteAsync(engine.Member.Id, id, Cancellation)
        );
    }

    private static async Task<FetchOutcome> FetchAsync(Uri link, Uri? provider = null)
    {
        await using var engine = await StudioEngine.StartAsync(link);
        return await FetchAsync(engine, link, provider ?? link);
    }

    private static async Task<FetchOutcome> FetchAsync(StudioEngine engine, Uri link, Uri provider, long largest = 2_000_000_000)
    {
        using var http = VideoFetch.CreateHttp();
        var fetch = new VideoFetch(http, engine.Get<IMediaStore>(), new ProviderEndpoint(() => provider, "key")) { LargestVideo = largest };
        return await fetch.FetchAsync(link, "partial", Cancellation);
    }
}
