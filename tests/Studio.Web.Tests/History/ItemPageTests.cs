using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>One generation with its video, its inputs and its timeline.</summary>
public sealed class ItemPageTests : HistoryStudio
{
    private static readonly Failure Refusal = new(FailureReason.RequestRefused, "InvalidParameter", "duration is wrong", "0217853", 400);

    [Fact]
    public async Task A_video_plays_from_our_own_store()
    {
        var generation = await SendAsync(GenerationStatus.Succeeded);

        var video = Open(generation).Find(".stage video");

        Assert.Equal($"/media/{generation.VideoId}", video.GetAttribute("src"));
        Assert.Equal($"/media/{generation.VideoId}/poster", video.GetAttribute("poster"));
        Assert.Equal("metadata", video.GetAttribute("preload"));
        Assert.True(video.HasAttribute("controls"));
        Assert.True(video.HasAttribute("playsinline"));
    }

    [Fact]
    public async Task A_video_is_offered_for_download()
    {
        var generation = await SendAsync(GenerationStatus.Succeeded);

        var link = Open(generation).FindAll("a").Single(a => a.TextContent == "Download");

        Assert.Equal($"/media/{generation.VideoId}?download", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Facts_of_file_cost_and_provider_are_shown()
    {
        var cut = Open(await SendAsync(GenerationStatus.Succeeded));

        var facts = cut.FindAll(".facts dt").Zip(cut.FindAll(".facts dd"), (t, d) => (t.TextContent, d.TextContent)).ToList();
        Assert.Contains(("Pixels", "1280 × 720"), facts);
        Assert.Contains(("Frame rate", "24 fps"), facts);
        Assert.Contains(("Codec", "h264"), facts);
        Assert.Contains(("Size", "1.4 MB"), facts);
        Assert.Contains(("Tokens", "108,900"), facts);
        Assert.Contains(("Model", "Seedance 2.0"), facts);
        Assert.Contains(facts, f => f.Item1 == "Provider id" && f.Item2.StartsWith("cgt-", StringComparison.Ordinal));
        Assert.Contains(facts, f => f.Item1 == "Verified" && f.Item2.StartsWith("sha256 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_campaign_leads_to_all_that_was_sent_for_it()
    {
        var campaign = new Campaign(CampaignId.New(Make.Now), Mei.Id, "Summer", Make.Now);
        await SaveAsync(Mei, campaign);
        var generation = await SendAsync(composition: Make.Composition() with { CampaignId = campaign.Id, Title = "Orchard to cup" });

        var link = Open(generation).FindAll("a").Single(a => a.TextContent == "Summer");

        Assert.Equal($"history?campaign={campaign.Id}", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Guides_lie_over_the_video_where_a_placement_of_its_ratio_has_any()
    {
        var item = Open(await SendAsync(GenerationStatus.Succeeded, Make.Composition() with { Ratio = "9:16" }));
        var choice = item.WaitForElement("fieldset.guides");
        Assert.Equal(["Off", "TikTok", "Reels", "Shorts", "Stories"], choice.QuerySelectorAll("label").Select(l => l.TextContent));
        Assert.Empty(item.FindAll(".zones"));

        item.FindAll("fieldset.guides input")[1].Change(true);
        Assert.Contains("--safe-bottom:19%", item.Find(".under .zones").GetAttribute("style"), StringComparison.Ordinal);

        item.FindAll("fieldset.guides input")[0].Change(true);
        Assert.Empty(item.FindAll(".zones"));
    }

    [Fact]
    public async Task Without_a_placement_of_its_ratio_there_is_nothing_to_choose()
    {
        Assert.Empty(
            Open(await SendAsync(GenerationStatus.Succeeded, Make.Composition() with { Ratio = "1:1" })).FindAll("fieldset.guides")
        );
    }

    [Fact]
    public async Task The_request_is_shown_as_it_was_sent()
    {
        var request = Open(await SendAsync(GenerationStatus.Running)).Find(".request pre").TextContent;

        Assert.Contains("\"model\": \"doubao-seedance-2-0-260128\"", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_tells_every_step_and_who_took_it()
    {
        var lines = Open(await SendAsync(GenerationStatus.Succeeded)).FindAll("section[aria-label=Timeline] li");

        Assert.Equal(
            ["Succeeded", "Archiving", "Running", "Submitted", "Submitting", "Queued"],
            lines.Select(l => l.QuerySelector("b")!.TextContent)
        );
        Assert.Contains("By Mei L.", lines[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("MB stored and verified", lines[0].TextContent, StringComparison.Ordinal);
        Assert.All(lines, l => Assert.NotNull(l.QuerySelector("[datetime]")));
    }

    [Theory]
    [InlineData(GenerationStatus.Queued, "Waiting for its turn")]
    [InlineData(GenerationStatus.Submitting, "Being sent, once")]
    [InlineData(GenerationStatus.Submitted, "Accepted by the provider")]
    [InlineData(GenerationStatus.Running, "Being made")]
    [InlineData(GenerationStatus.Archiving, "The file is being fetched and checked")]
    public async Task While_there_is_no_video_the_page_says_what_happens(GenerationStatus status, string sentence)
    {
        var cut = Open(await SendAsync(status));
        Assert.Contains(sentence, cut.Find(".stage").TextContent, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromSeconds(72));

        cut.WaitForAssertion(() =>
            Assert.Contains("1 min 12 s since it was sent", cut.Find(".stage").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_failure_is_told_in_plain_words_and_the_providers_own_are_for_administrators()
    {
        var generation = await SendAsync(GenerationStatus.Failed, failure: Refusal);

        SignIn(MemberRole.Editor);
        var plain = Open(generation);
        Assert.Contains("The provider refused the request", plain.Find(".stage").TextContent, StringComparison.Ordinal);
        Assert.Empty(plain.FindAll("details.admin"));
        Assert.DoesNotContain("InvalidParameter", plain.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("duration is wrong", plain.Markup, StringComparison.Ordinal);

        SignIn(MemberRole.Admin);
        var details = Open(generation).Find("details.admin").TextContent;
        Assert.All(
            ["400", "InvalidParameter", "duration is wrong", "0217853"],
            word => Assert.Contains(word, details, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_providers_words_in_the_timeline_are_for_administrators()
    {
        var generation = await SendAsync(GenerationStatus.Submitting);
        await MoveAsync(generation, g => g.ReturnToQueue(Make.Now, Make.Now, "ServerOverloaded"));

        Assert.DoesNotContain("ServerOverloaded", Open(generation).Markup, StringComparison.Ordinal);
        SignIn(MemberRole.Admin);
        Assert.Contains("ServerOverloaded", Open(generation).Find("section[aria-label=Timeline]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_appears_by_itself()
    {
        var generation = await SendAsync(GenerationStatus.Submitted);
        var cut = Open(generation);

        await MoveAsync(generation, g => g.Start(Make.Now));

        cut.WaitForAssertion(() => Assert.Contains("Being made", cut.Find(".stage").TextContent, StringComparison.Ordinal));
        Assert.Equal("Running", cut.Find("section[aria-label=Timeline] li b").TextContent);
    }

    [Fact]
    public async Task Changes_of_other_generations_are_not_read()
    {
        var cut = Open(await SendAsync(GenerationStatus.Running));
        var before = Line.Readings;

        Services
            .GetRequiredService<GenerationFeed>()
            .Publish(new GenerationChange(GenerationId.New(Make.Now), SubmissionId.New(Make.Now), Mei.Id, GenerationStatus.Running));
        Time.Advance(ChangeBatches.Moment);

        Assert.Equal(before, Line.Readings);
        Assert.NotNull(cut.Find(".stage"));
    }

    [Fact]
    public async Task Inputs_are_shown_in_their_roles_and_a_lost_file_is_named()
    {
        var image = Make.Item(memberId: Mei.Id);
        var sound = Make.Item(MediaKind.Audio, memberId: Mei.Id);
        await SaveAsync(Mei, image, sound);
        var composition = Make.Composition(
            GenerationMode.References,
            references:
            [
                new Reference(ReferenceRole.ReferenceAudio, sound.Id),
                new Reference(ReferenceRole.ReferenceImage, image.Id),
                new Reference(ReferenceRole.ReferenceImage, MediaItemId.New(Make.Now)),
            ]
        );

        var inputs = Open(await SendAsync(composition: composition)).FindAll(".ins li");

        Assert.Equal(
            ["Reference image 1", "Reference image 2", "Reference audio 1"],
            inputs.Select(i => i.QuerySelector("b")!.TextContent)
        );
        Assert.Equal($"library?item={image.Id}", inputs[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("This file is gone", inputs[1].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/media/{sound.Id}", inputs[2].QuerySelector("audio")!.GetAttribute("src"));
    }

    [Fact]
    public async Task Siblings_lead_to_each_other()
    {
        var submission = Make.Submission(memberId: Mei.Id);
        var first = Make.Generation(submission: submission);
        var second = Make.Generation(submission: submission, number: 2);
        await SaveAsync(Mei, submission, first, second);

        var links = Open(first).FindAll("nav[aria-label='Same submission'] a");

        Assert.Equal([$"/history/{first.Id}", $"/history/{second.Id}"], links.Select(l => l.GetAttribute("href")));
        Assert.Equal("1 of 2, Queued", links[0].GetAttribute("aria-label"));
        Assert.True(links[0].HasAttribute("aria-current"));
    }

    [Fact]
    public void An_unknown_id_says_so_and_leads_back()
    {
        var cut = Render<ItemPage>(p => p.Add(page => page.Id, Guid.CreateVersion7()));

        Assert.Equal("/history", cut.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Loading_and_failing_have_their_own_states()
    {
        var generation = await SendAsync();
        Line.HeldUp = new TaskCompletionSource();
        var cut = Open(generation);
        Assert.Single(cut.FindAll(".ghosts"));

        Line.IsCut = true;
        Line.HeldUp.SetResult();
        cut.WaitForAssertion(() => Assert.Contains("did not load", cut.Find(".empty").TextContent, StringComparison.Ordinal));

        Line.IsCut = false;
        await cut.Find(".empty button").ClickAsync();
        cut.WaitForAssertion(() => Assert.NotNull(cut.Find(".stage")));
    }
}
