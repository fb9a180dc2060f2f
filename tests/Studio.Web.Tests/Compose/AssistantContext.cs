using System.Threading.Channels;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Application.Assistant;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Shared;

namespace Studio.Web.Tests.Compose;

/// <summary>The panel over the real client and an endpoint that says what the test tells it to.</summary>
public abstract class AssistantContext : ComposeContext, IAsyncLifetime
{
    protected const string Prompt = "A paper boat from 图片1 floats. The rain stops.";

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // a loaded machine

    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly HttpClient _http = PromptAssistant.CreateHttp();
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScriptedServer _endpoint = null!;

    /// <summary>What was accepted; null for nothing.</summary>
    protected string? Accepted { get; private set; }

    /// <summary>The composition as the page holds it when something is accepted.</summary>
    protected Composition Held { get; set; } = new();

    /// <summary>Done when the studio has hung up on the endpoint.</summary>
    protected Task HungUp => _hungUp.Task;

    protected IReadOnlyCollection<ReceivedRequest> Requests => _endpoint.Requests;

    public async ValueTask InitializeAsync() => _endpoint = await ScriptedServer.StartAsync(AnswerAsync);

    public new async ValueTask DisposeAsync()
    {
        _answers.Writer.TryComplete();
        Dispose();
        await _endpoint.DisposeAsync();
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<IRenderedComponent<AssistantPanel>> RewrittenAsync(string rewrite)
    {
        var panel = await OpenAsync();
        var asking = Button(panel, "Improve").ClickAsync(new());
        Say(rewrite);
        Finish();
        await asking;
        return panel;
    }

    protected async Task<IRenderedComponent<AssistantPanel>> OpenAsync(
        MemberRole role = MemberRole.Editor,
        string prompt = Prompt,
        bool configured = true,
        params IReadOnlyList<Reference> references
    )
    {
        var member = await SignInAsync(role);
        if (configured)
        {
            Services.AddSingleton(Assistant(new AssistantOptions { BaseUrl = _endpoint.Address, Model = "stand-in" }));
        }
        Held = Holding(prompt, references);
        return OpenFor(new SignedInMember(member.Id, member.Name, role));
    }

    protected IRenderedComponent<AssistantPanel> OpenFor(SignedInMember member) =>
        Render<AssistantPanel>(p =>
            p.Add(c => c.Composition, Held).Add(c => c.Member, member).Add(c => c.OnAccept, edit => Accepted = (Held = edit(Held)).Prompt)
        );

    protected PromptAssistant Assistant(AssistantOptions options) =>
        new(_http, Options.Create(options), Database, Time, NullLogger<PromptAssistant>.Instance);

    protected void Say(string words) => _answers.Writer.TryWrite(words);

    protected void Finish() => Say("[DONE]");

    protected void Refuse(int status) => Say($"{status}");

    protected void Cut() => _answers.Writer.Complete();

    protected static Composition Holding(string prompt, params IReadOnlyList<Reference> references) =>
        Make.Composition(GenerationMode.References, prompt, references);

    private async Task AnswerAsync(HttpContext context)
    {
        await using var hangingUp = context.RequestAborted.Register(() => _hungUp.TrySetResult());
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

    protected static string Written(IRenderedComponent<AssistantPanel> panel) => panel.Find(".sides p:not(.dim)").TextContent;

    protected static IElement Box(IRenderedComponent<AssistantPanel> panel, int change) =>
        panel.Find($"input[type=checkbox][aria-label='Use change {change}']");

    protected static IElement Button(IRenderedComponent<AssistantPanel> panel, string name) =>
        panel.FindAll("button").Single(button => button.TextContent.Trim() == name);
}
