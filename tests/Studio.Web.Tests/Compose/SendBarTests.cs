using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class SendBarTests : ComposeContext
{
    private int _sent;

    [Fact]
    public void With_nothing_against_it_the_button_sends()
    {
        var bar = RenderBar(Make.Composition());

        Assert.False(Button(bar).HasAttribute("disabled"));
        Button(bar).Click(new MouseEventArgs { Detail = 1 });
        Assert.Equal(1, _sent);
    }

    [Fact]
    public void The_second_click_of_a_double_click_sends_nothing()
    {
        var bar = RenderBar(Make.Composition());

        Button(bar).Click(new MouseEventArgs { Detail = 1 });
        Button(bar).Click(new MouseEventArgs { Detail = 2 });

        Assert.Equal(1, _sent);
    }

    [Fact]
    public void A_fault_disables_the_button_and_is_its_reason()
    {
        var bar = RenderBar(Make.Composition(prompt: ""));

        Assert.True(Button(bar).HasAttribute("disabled"));
        Assert.Equal("send-reason", Button(bar).GetAttribute("aria-describedby"));
        Assert.Equal("Say what should happen in the video.", bar.Find("#send-reason").TextContent);
    }

    [Fact]
    public void A_warning_leaves_the_button_enabled() =>
        Assert.False(Button(RenderBar(Make.Composition(prompt: new string('a', 501)))).HasAttribute("disabled"));

    [Fact]
    public void An_upload_under_way_is_waited_for_by_name()
    {
        var file = new FileInTransit(1, ReferenceRole.ReferenceImage, "stall.webp", "blob:1");

        var bar = RenderBar(Make.Composition(), moving: file);

        Assert.True(Button(bar).HasAttribute("disabled"));
        Assert.Equal("Waiting for Image 1", bar.Find("#send-reason").TextContent);
        Assert.Equal("1", Button(bar).GetAttribute("data-transit"));

        bar = RenderBar(Make.Composition(), moving: file with { IsPaused = true });
        Assert.Equal("Waiting for Image 1, which is paused", bar.Find("#send-reason").TextContent);
    }

    [Fact]
    public void What_is_sent_once_a_file_is_here_says_so()
    {
        var file = new FileInTransit(1, ReferenceRole.FirstFrame, "stall.webp", "blob:1");

        var bar = RenderBar(Make.Composition(), moving: file, sendsOnArrival: true);

        Assert.Equal("Sends by itself once First frame is here", bar.Find("#send-reason").TextContent);
    }

    [Fact]
    public void While_one_is_being_sent_another_one_may_be_asked_for()
    {
        var bar = RenderBar(Make.Composition(), isSending: true);

        Assert.False(Button(bar).HasAttribute("disabled"));
        Assert.Equal("true", Button(bar).GetAttribute("aria-busy"));
    }

    [Fact]
    public void A_viewer_is_told_who_can_change_that()
    {
        var bar = RenderBar(Make.Composition(), canSend: false);

        Assert.True(Button(bar).HasAttribute("disabled"));
        Assert.Equal("You can look at everything, but not send. An administrator can change that.", bar.Find("#send-reason").TextContent);
    }

    [Fact]
    public void The_price_is_about_what_the_tokens_cost()
    {
        var bar = RenderBar(Make.Composition());

        Assert.Contains("108,900", bar.Find(".price").TextContent, StringComparison.Ordinal);
        Assert.Equal("about ¥5.01", bar.Find(".price strong").TextContent);
    }

    [Fact]
    public void Several_videos_are_counted_and_priced_together_and_the_button_keeps_its_name()
    {
        var bar = RenderBar(Make.Composition() with { OtherRatios = ["9:16", "1:1"], Variants = 2 });

        Assert.Equal("6 videos, about 653,400 tokens", bar.Find(".price span").TextContent);
        Assert.Equal("about ¥30.06", bar.Find(".price strong").TextContent);
        Assert.Equal("6", Button(bar).QuerySelector("[aria-hidden=true]")!.TextContent);
        Assert.Equal("Generate", Button(bar).Children.Single(c => !c.HasAttribute("aria-hidden")).TextContent);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SendBar> bar) => bar.Find("button");

    private IRenderedComponent<SendBar> RenderBar(
        Composition composition,
        FileInTransit? moving = null,
        bool canSend = true,
        bool sendsOnArrival = false,
        bool isSending = false
    ) =>
        Render<SendBar>(p =>
            p.Add(b => b.Composition, composition)
                .Add(
                    b => b.Estimate,
                    SubmissionEstimate.For(
                        composition,
                        Make.Profile(),
                        new Dictionary<Studio.Domain.Media.MediaItemId, Studio.Domain.Media.MediaItem>()
                    )
                )
                .Add(b => b.Findings, FindingsOf(composition))
                .Add(b => b.Moving, moving)
                .Add(b => b.CanSend, canSend)
                .Add(b => b.SendsOnArrival, sendsOnArrival)
                .Add(b => b.IsSending, isSending)
                .Add(b => b.OnSend, () => _sent++)
        );
}
