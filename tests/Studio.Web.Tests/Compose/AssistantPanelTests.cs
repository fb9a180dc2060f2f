using System.Text.Json.Nodes;
using System.Threading.Channels;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Application.Assistant;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Shared;

namespace Studio.Web.Tests.Compose;

/// <summary>The panel over the real client and an endpoint that says what the test tells it to.</summary>
public sealed class AssistantPanelTests : ComposeContext, IAsyncLifetime
{
    private const string Prompt = "A paper boat from 图片1 floats. The rain stops.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // a loaded machine

    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly HttpClient _http = PromptAssistant.CreateHttp();
    private ScriptedServer _endpoint = null!;
    private string? _accepted;

    public async ValueTask InitializeAsync() => _endpoint = await ScriptedServer.StartAsync(AnswerAsync);

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
        Assert.Empty(_endpoint.Requests);
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
        Assert.Single(_endpoint.Requests);
        await Button(panel, "Stop").ClickAsync(new());
        await asking;
        Assert.Equal("Not finished: this is what came.", panel.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Mentions_leave_hidden_and_the_whole_rewrite_is_accepted_with_them()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. Sun comes out.");

        var sent = JsonNode.Parse(Assert.Single(_endpoint.Requests).Body)!["messages"]![1]!["content"];
        Assert.Equal("A paper boat from ⟦1⟧ floats. The rain stops.", (string?)sent);
        await Button(panel, "Accept all").ClickAsync(new());

        Assert.Equal("A red paper boat from 图片1 floats. Sun comes out.", _accepted);
        Assert.Empty(panel.FindAll(".rewrite"));
    }

    [Fact]
    public async Task Each_sentence_is_taken_or_left()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops. Golden light.");
        Assert.Equal("2 changes", panel.Find("[role=status]").TextContent);

        await Box(panel, 1).ChangeAsync(new() { Value = false });
        await Button(panel, "Accept chosen 1/2").ClickAsync(new());

        Assert.Equal("A paper boat from 图片1 floats. The rain stops. Golden light.", _accepted);
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

        Assert.Null(_accepted);
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

        Assert.Equal("A red paper boat floats. The rain stops. 图片1", _accepted);
    }

    [Fact]
    public async Task A_lost_mention_may_be_let_go()
    {
        var panel = await RewrittenAsync("A red paper boat floats. The rain stops.");

        await Button(panel, "Accept without").ClickAsync(new());

        Assert.Equal("A red paper boat floats. The rain stops.", _accepted);
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
        _answers.Writer.Complete();
        await asking;

        Assert.StartsWith("The rewrite broke off.", panel.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Contains("Accept all", StringComparison.Ordinal));
        await Button(panel, "Accept chosen 1/2").ClickAsync(new());
        Assert.Equal("A red paper boat from 图片1 floats. The rain stops.", _accepted);
    }

    [Theory]
    [InlineData(MemberRole.Editor, "The assistant is not set up correctly. Ask an administrator.")]
    [InlineData(MemberRole.Admin, "The assistant's endpoint refuses the key in Assistant:ApiKey, or its account has no credit.")]
    public async Task A_refused_key_is_the_administrators_business(MemberRole role, string sentence)
    {
        var panel = await OpenAsync(role);
        var asking = Button(panel, "Improve").ClickAsync(new());
        _answers.Writer.TryWrite("401");
        await asking;

        Assert.StartsWith(sentence, panel.Find("[role=alert]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(Button(panel, "Close"));
    }

    [Fact]
    public async Task Try_again_asks_for_the_same_with_the_prompt_of_now()
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Translate").ClickAsync(new());
        _answers.Writer.TryWrite("500");
        await asking;
        panel.Render(p => p.Add(c => c.Prompt, "Another boat."));

        asking = Button(panel, "Try again").ClickAsync(new());
        Say("另一只船。");
        Finish();
        await asking;

        Assert.Equal("Translate", panel.Find(".rewrite h2").TextContent);
        Assert.Contains("Another boat.", _endpoint.Requests.Last().Body, StringComparison.Ordinal);
        Assert.Equal("另一只船。", panel.Find("ins").TextContent);
    }

    [Fact]
    public async Task What_is_typed_meanwhile_is_never_taken_away_and_the_choices_stand()
    {
        var panel = await RewrittenAsync("A red paper boat from ⟦1⟧ floats. The rain stops. Golden light.");
        await Box(panel, 2).ChangeAsync(new() { Value = false });

        panel.Render(p => p.Add(c => c.Prompt, "Wide shot. " + Prompt));

        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Contains("Accept all", StringComparison.Ordinal));
        await Button(panel, "Accept chosen 1/3").ClickAsync(new());
        Assert.Equal("Wide shot. A red paper boat from 图片1 floats. The rain stops.", _accepted);
    }

    [Fact]
    public async Task The_same_words_again_are_said_to_be_the_same()
    {
        var panel = await RewrittenAsync("A paper boat from ⟦1⟧ floats. The rain stops.");

        Assert.Equal("The rewrite is the same as your prompt.", panel.Find("[role=status]").TextContent);
        await Button(panel, "Close").ClickAsync(new());
        Assert.Null(_accepted);
    }

    public new async ValueTask DisposeAsync()
    {
        _answers.Writer.TryComplete();
        Dispose();
        await _endpoint.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IRenderedComponent<AssistantPanel>> RewrittenAsync(string rewrite)
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say(rewrite);
        Finish();
        await asking;
        return panel;
    }

    private async Task<IRenderedComponent<AssistantPanel>> OpenAsync(
        MemberRole role = MemberRole.Editor,
        string prompt = Prompt,
        bool configured = true
    )
    {
        var member = await SignInAsync(role);
        if (configured)
        {
            Services.AddSingleton(Assistant(new AssistantOptions { BaseUrl = _endpoint.Address, Model = "stand-in" }));
        }
        return Render<AssistantPanel>(p =>
            p.Add(c => c.Prompt, prompt)
                .Add(c => c.Member, new SignedInMember(member.Id, member.Name, role))
                .Add(c => c.OnAccept, accepted => _accepted = accepted)
        );
    }

    private PromptAssistant Assistant(AssistantOptions options) =>
        new(_http, Options.Create(options), Database, Time, NullLogger<PromptAssistant>.Instance);

    private void Say(string words) => _answers.Writer.TryWrite(words);

    private void Finish() => Say("[DONE]");

    private async Task AnswerAsync(HttpContext context)
    {
        await foreach (var words in _answers.Reader.ReadAllAsync(context.RequestAborted))
        {
            if (int.TryParse(words, out var status))
            {
                context.Response.StatusCode = status;
                return;
            }
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = "text/event-stream";
            }
            var delta = System.Text.Json.JsonSerializer.Serialize(new { choices = new[] { new { delta = new { content = words } } } });
            await context.Response.WriteAsync($"data: {(words == "[DONE]" ? words : delta)}\n\n", context.RequestAborted);
            if (words == "[DONE]")
            {
                return;
            }
        }
    }

    private static string Written(IRenderedComponent<AssistantPanel> panel) => panel.Find(".sides p:not(.dim)").TextContent;

    private static IElement Box(IRenderedComponent<AssistantPanel> panel, int change) =>
        panel.Find($"input[type=checkbox][aria-label='Use change {change}']");

    private static IElement Button(IRenderedComponent<AssistantPanel> panel, string name) =>
        panel.FindAll("button").Single(button => button.TextContent.Trim() == name);
}
