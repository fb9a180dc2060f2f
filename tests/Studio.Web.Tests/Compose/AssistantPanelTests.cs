using System.Text.Json.Nodes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Assistant;
using Studio.Domain.Team;

namespace Studio.Web.Tests.Compose;

/// <summary>What the panel offers, and what becomes of a rewrite.</summary>
public sealed class AssistantPanelTests : AssistantContext
{
    [Fact]
    public async Task Without_configuration_there_is_nothing()
    {
        Services.AddSingleton(Assistant(new AssistantOptions()));
        var panel = await OpenAsync(configured: false);

        Assert.Empty(panel.Markup.Trim());
    }

    [Fact]
    public async Task Who_may_only_look_sees_nothing() => Assert.Empty((await OpenAsync(role: MemberRole.Viewer)).Markup.Trim());

    [Fact]
    public async Task An_empty_prompt_cannot_be_rewritten()
    {
        var panel = await OpenAsync(prompt: " ");

        await Button(panel, "Improve").ClickAsync(new());

        Assert.Equal("true", Button(panel, "Improve").GetAttribute("aria-disabled"));
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task Words_appear_as_they_come_one_rewrite_at_a_time()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Improve").ClickAsync(new());

        Say("A red");
        panel.WaitForAssertion(() => Assert.Equal("A red", Written(panel)), Patience);
        Time.Advance(TimeSpan.FromSeconds(1)); // pieces are drawn by the clock
        Say(" boat");
        panel.WaitForAssertion(() => Assert.Equal("A red boat", Written(panel)), Patience);
        await Button(panel, "Translate").ClickAsync(new());

        Assert.Equal("true", panel.Find(".rewrite").GetAttribute("aria-busy"));
        Assert.Single(Requests);
        await Button(panel, "Stop").ClickAsync(new());
        await asking;
        Assert.Equal("Not finished: this is what came.", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Mentions_leave_hidden_and_the_whole_rewrite_isAccepted_with_them()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. Sun comes out.");

        var sent = JsonNode.Parse(Assert.Single(Requests).Body)!["messages"]![1]!["content"];
        Assert.Equal("A paper boat from ⟦1⟧ floats. The rain stops.", (string?)sent);
        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("A red paper boat from 图片1 floats. Sun comes out.", Accepted);
        Assert.Empty(panel.FindAll(".rewrite"));
    }

    [Fact]
    public async Task Each_sentence_is_taken_or_left()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops. Golden light.");
        Assert.Equal("2 changes", panel.Find("[role=status]").TextContent);

        await Box(panel, 1).ChangeAsync(new() { Value = false });
        await Button(panel, "Accept chosen 1/2").ClickAsync(new());

        Assert.Equal("A paper boat from 图片1 floats. The rain stops. Golden light.", Accepted);
    }

    [Fact]
    public async Task With_nothing_chosen_there_is_nothing_to_accept()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops.");

        await Box(panel, 1).ChangeAsync(new() { Value = false });

        Assert.True(Button(panel, "Accept chosen 0/1").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Rejecting_leaves_the_prompt_alone()
    {
        var panel = await RewrittenAsync("Something else entirely ⟦1⟧.");

        await Button(panel, "Reject").ClickAsync(new());

        Assert.Null(Accepted);
        Assert.Empty(panel.FindAll(".rewrite"));
    }

    [Fact]
    public async Task A_lost_mention_holds_accepting_until_it_is_put_back()
    {
        var panel = await RewrittenAsync("A red paper boat floats. The rain stops.");
        Assert.StartsWith("图片1 would be lost.", panel.Find(".note").TextContent.Trim(), StringComparison.Ordinal);
        Assert.True(Button(panel, "Accept all").HasAttribute("disabled"));
        Assert.True(Button(panel, "Accept chosen 1/1").HasAttribute("disabled"));

        await Button(panel, "Put back").ClickAsync(new());
        Assert.Empty(panel.FindAll(".note"));
        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("A red paper boat floats. The rain stops. 图片1", Accepted);
    }

    [Fact]
    public async Task A_lost_mention_may_be_let_go()
    {
        var panel = await RewrittenAsync("A red paper boat floats. The rain stops.");

        await Button(panel, "Accept without").ClickAsync(new());

        Assert.Equal("A red paper boat floats. The rain stops.", Accepted);
    }

    [Fact]
    public async Task An_invented_mention_is_pointed_out()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ and ⟦4⟧ [Video 2] floats. The rain stops.");

        Assert.Equal("The rewrite names [Video 2], which your prompt does not.", panel.Find(".note").TextContent.Trim());
        Assert.DoesNotContain("⟦", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_rewrite_keeps_what_came_and_takes_nothing_away_by_itself()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Shorten").ClickAsync(new());
        Say("A red paper boat from ⟦1⟧ floats. The rain st");
        Cut();
        await asking;

        Assert.StartsWith("The rewrite broke off.", panel.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Contains("Accept all", StringComparison.Ordinal));
        await Button(panel, "Accept chosen 1/2").ClickAsync(new());
        Assert.Equal("A red paper boat from 图片1 floats. The rain stops.", Accepted);
    }

    [Theory]
    [InlineData(MemberRole.Editor, "The assistant is not set up correctly. Ask an administrator.")]
    [InlineData(MemberRole.Admin, "The assistant's endpoint refuses the key in Assistant:ApiKey, or its account has no credit.")]
    public async Task A_refused_key_is_the_administrators_business(MemberRole role, string sentence)
    {
        var panel = await OpenAsync(role);
        var asking = Button(panel, "Improve").ClickAsync(new());
        Refuse(401);
        await asking;

        Assert.StartsWith(sentence, panel.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(Button(panel, "Close"));
    }

    [Fact]
    public async Task Try_again_asks_for_the_same_with_the_prompt_of_now()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Translate").ClickAsync(new());
        Refuse(500);
        await asking;
        panel.Render(p => p.Add(c => c.Composition, Holding("Another boat.")));

        asking = Button(panel, "Try again").ClickAsync(new());
        Say("另一只船。");
        Finish();
        await asking;

        Assert.Equal("Translate", panel.Find(".rewrite h2").TextContent);
        Assert.Contains("Another boat.", Requests.Last().Body, StringComparison.Ordinal);
        Assert.Equal("另一只船。", panel.Find("ins").TextContent);
    }

    [Fact]
    public async Task The_same_words_again_are_said_to_be_the_same()
    {
        var panel = await RewrittenAsync("A paper boat from ⟦1⟧ floats. The rain stops.");

        Assert.Equal("The rewrite is the same as your prompt.", panel.Find("[role=status]").TextContent);
        await Button(panel, "Close").ClickAsync(new());
        Assert.Null(Accepted);
    }
}
