using Bunit;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

/// <summary>A rewrite while the composition goes on: what is typed, what moves, who closes.</summary>
public sealed class AssistantMeanwhileTests : AssistantContext
{
    private static readonly Reference First = new(ReferenceRole.ReferenceImage, MediaItemId.New(Make.Now));
    private static readonly Reference Second = new(ReferenceRole.ReferenceImage, MediaItemId.New(Make.Now));

    [Fact]
    public async Task What_is_typed_meanwhile_is_never_taken_away_and_the_choices_stand()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops. Golden light.");
        await Box(panel, 2).ChangeAsync(new() { Value = false });

        panel.Render(p => p.Add(c => c.Composition, Held = Holding("Wide shot. " + Prompt)));

        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Contains("Accept all", StringComparison.Ordinal));
        await Button(panel, "Accept chosen 1/3").ClickAsync(new());
        Assert.Equal("Wide shot. A red paper boat from 图片1 floats. The rain stops.", Accepted);
    }

    [Fact]
    public async Task What_is_typed_after_the_page_was_drawn_stays()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops.");
        Held = Holding(Prompt + " A gull cries.");

        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("A red paper boat from 图片1 floats. The rain stops. A gull cries.", Accepted);
    }

    [Fact]
    public async Task Files_that_move_in_the_middle_of_the_stream_keep_their_names()
    {
        var panel = await OpenAsync(prompt: "[Image 1] meets [Image 2]. Rain.", references: [First, Second]);
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say("⟦1⟧ greets");
        panel.WaitForAssertion(() => Assert.Equal("[Image 1] greets", Written(panel)), Patience);

        panel.Render(p => p.Add(c => c.Composition, Held = Holding("[Image 2] meets [Image 1]. Rain.", Second, First)));
        Assert.Equal("[Image 2] greets", Written(panel));
        Say(" ⟦2⟧. Rain.");
        Finish();
        await asking;
        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("[Image 2] greets [Image 1]. Rain.", Accepted);
    }

    [Fact]
    public async Task A_file_that_goes_after_the_rewrite_is_gone_from_it_too()
    {
        var panel = await OpenAsync(prompt: "[Image 1] meets [Image 2].", references: [First, Second]);
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say("⟦1⟧ greets ⟦2⟧.");
        Finish();
        await asking;

        panel.Render(p => p.Add(c => c.Composition, Held = Holding("[Image 0] meets [Image 1].", Second)));
        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("[Image 0] greets [Image 1].", Accepted);
    }

    [Fact]
    public async Task The_second_of_two_quick_clicks_finds_nothing_open()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops.");
        var card = panel.FindComponent<AssistantRewrite>().Instance;

        await panel.InvokeAsync(() => card.OnReject.InvokeAsync());
        await panel.InvokeAsync(() => card.OnAccept.InvokeAsync(c => c with { Prompt = "twice" }));

        Assert.Null(Accepted);
    }

    [Fact]
    public async Task A_page_that_closes_ends_the_request()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say("A red");
        panel.WaitForAssertion(() => Assert.Equal("A red", Written(panel)), Patience);

        await panel.Instance.DisposeAsync();

        await asking;
        await HungUp.WaitAsync(Patience, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_second_page_of_the_same_member_is_asked_to_wait()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say("A red");
        panel.WaitForAssertion(() => Assert.Equal("A red", Written(panel)), Patience);
        var other = OpenFor(panel.Instance.Member);

        await Button(other, "Translate").ClickAsync(new());

        Assert.StartsWith("Another rewrite of yours", other.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Single(Requests);
        await Button(panel, "Stop").ClickAsync(new());
        await asking;
        await HungUp.WaitAsync(Patience, Xunit.TestContext.Current.CancellationToken); // from here on only the other one is answered
        asking = Button(other, "Try again").ClickAsync(new());
        Say("红船。");
        Finish();
        await asking;
        Assert.Equal("红船。", other.Find("ins").TextContent);
    }
}
