using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>The history keeps up with what happens.</summary>
public sealed class HistoryChangesTests : HistoryStudio
{
    [Fact]
    public async Task A_change_appears_by_itself_in_its_place()
    {
        var old = await SendAsync(minute: 0);
        await SendAsync(minute: 1);
        var cut = Open();

        await MoveAsync(old, g => g.StartSending(Make.Now, "{}"));

        cut.WaitForAssertion(() => Assert.Contains("Submitting", cut.FindAll("li")[1].TextContent, StringComparison.Ordinal));
        Assert.Contains("Submitting 1", cut.FindAll("nav[aria-label=Status] a").Select(a => Words(a.TextContent)));
    }

    [Fact]
    public async Task A_new_generation_appears_on_top()
    {
        var old = await SendAsync(minute: 0);
        var cut = Open();

        var fresh = await SendAsync(minute: 1);
        Time.Advance(ChangeBatches.Moment);

        cut.WaitForAssertion(() => Assert.Equal([fresh.Id, old.Id], Shown(cut)));
    }

    [Fact]
    public async Task What_arrives_takes_rows_of_its_own()
    {
        await SendAsync(minute: 0);
        await SendAsync(minute: 1);
        var cut = Open();
        Assert.Empty(cut.FindAll(".turn"));

        await SendAsync(minute: 2);
        await SendAsync(minute: 3);
        Time.Advance(ChangeBatches.Moment);

        cut.WaitForAssertion(() => Assert.Equal(4, Shown(cut).Count()));
        Assert.Equal([false, true, false, false], cut.FindAll("li").Select(li => li.QuerySelector(".turn") is not null));
    }

    [Fact]
    public async Task What_no_longer_matches_leaves_and_what_never_did_stays_out()
    {
        var leaving = await SendAsync(minute: 0);
        var cut = Open("?status=Queued");

        await SendAsync(GenerationStatus.Running, minute: 1);
        await MoveAsync(leaving, g => g.Cancel(Make.Now, null));

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("li")));
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_once()
    {
        var generation = await SendAsync();
        var cut = Open();
        var before = Line.Readings;

        var feed = Services.GetRequiredService<GenerationFeed>();
        for (var i = 0; i < 100; i++)
        {
            feed.Publish(new GenerationChange(generation.Id, generation.SubmissionId, generation.MemberId, generation.Status));
        }
        Time.Advance(ChangeBatches.Moment);

        cut.WaitForAssertion(() => Assert.Equal(before + 2, Line.Readings)); // the entry, the counts
    }

    [Fact]
    public async Task A_broken_refresh_keeps_what_is_there()
    {
        var generation = await SendAsync();
        var cut = Open();

        Line.IsCut = true;
        await MoveAsync(generation, g => g.Cancel(Make.Now, null));

        Assert.Equal([generation.Id], Shown(cut));
    }
}
