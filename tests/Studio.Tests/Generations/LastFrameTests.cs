using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Tests.Sandbox;
using Xunit;

namespace Studio.Tests.Generations;

public sealed class LastFrameTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_frame_of_a_generated_video_is_an_item_that_knows_its_video()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), ("Animatics", "false"));
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Succeeded);

        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        var video = await db.MediaItems.SingleAsync(m => m.Id == generation.VideoId, Stop);
        var frame = await db.MediaItems.SingleAsync(m => m.Kind == MediaKind.Image, Stop);
        Assert.Equal((MediaOrigin.Derived, video.Id, engine.Member.Id), (frame.Origin, frame.DerivedFrom, frame.MemberId));
        Assert.Equal((video.Width, video.Height), (frame.Width, frame.Height));
    }
}
