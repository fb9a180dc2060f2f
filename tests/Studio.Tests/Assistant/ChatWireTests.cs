using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Assistant;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Sandbox;
using Xunit;

namespace Studio.Tests.Assistant;

/// <summary>The wire of a chat endpoint that takes nothing but what it documents, and cuts its answer wherever it likes.</summary>
public sealed class ChatWireTests : IDisposable
{
    private const string Key = "sk-a-key-to-be-kept";

    private readonly TestDatabase _database = new();
    private readonly HttpClient _http = PromptAssistant.CreateHttp();
    private readonly WarningLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    [InlineData("/openai/deployments/video/")]
    public async Task The_address_is_the_root_and_two_words(string root)
    {
        await using var server = await StartAsync(
            root,
            "data: {\"choices\":[{\"delta\":{\"content\":\"A red boat.\"}}]}\n\ndata: [DONE]\n\n"
        );

        Assert.Equal(("A red boat.", null), await AskAsync(new Uri(server.Address, root)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Pieces_of_any_size_give_the_same_words(int size)
    {
        const string Events = """
            : keep-alive

            event: ping
            data: {}

            id: 1
            data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

            data:{"choices":[{"delta":{"content":"桃子😀"}}]}

            : OPENROUTER PROCESSING

            data: {"choices":[]}

            data: {"choices":[{"delta":
            data: {"content":"落下，"}}]}

            data: {"choices":[{"delta":{"content":"水花四溅。"},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"total_tokens":3}}

            data: [DONE]

            """;
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            await using var server = await StartAsync("", Events.ReplaceLineEndings(end) + end, size);

            Assert.Equal(("桃子😀落下，水花四溅。", null), await AskAsync(server.Address));
        }
    }

    [Theory]
    [InlineData(
        "data: {\"choices\":[{\"delta\":{\"content\":\"A red\"},\"finish_reason\":\"length\"}]}\n\ndata: [DONE]\n\n",
        "A red",
        AssistantFault.CutOff
    )]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"A red\"}}]}\n\n", "A red", AssistantFault.CutOff)]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"A red\"}}]}\n\ndata: {\"choi\n\n", "A red", AssistantFault.Unreadable)]
    [InlineData("<html>502 Bad Gateway</html>\n\n", "", AssistantFault.CutOff)]
    [InlineData("", "", AssistantFault.CutOff)]
    public async Task What_ends_badly_keeps_what_came(string events, string text, AssistantFault fault)
    {
        await using var server = await StartAsync("", events, size: 5);

        Assert.Equal((text, fault), await AskAsync(server.Address));
    }

    [Fact]
    public async Task A_redirect_is_a_wrong_address_and_never_carries_the_key_along()
    {
        await using var elsewhere = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address.AbsoluteUri, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });

        Assert.Equal(("", AssistantFault.NotFound), await AskAsync(server.Address));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task What_is_logged_names_neither_the_key_nor_the_prompt()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return context.Response.WriteAsync($$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}"}}""");
        });

        Assert.Equal(("", AssistantFault.KeyRefused), await AskAsync(server.Address));

        var line = Assert.Single(_log.Messages);
        Assert.DoesNotContain(Key, line, StringComparison.Ordinal);
        Assert.DoesNotContain("boat", line, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _http.Dispose();
        _database.Dispose();
        _log.Dispose();
    }

    private static Task<ScriptedServer> StartAsync(string root, string events, int size = int.MaxValue) =>
        ScriptedServer.StartAsync(async context =>
        {
            if (!IsAsDocumented(context.Request, root.TrimEnd('/') + "/chat/completions"))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
            context.Response.ContentType = "text/event-stream";
            foreach (var piece in Encoding.UTF8.GetBytes(events).Chunk(Math.Min(size, 65_536)))
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });

    private static bool IsAsDocumented(HttpRequest request, string path) =>
        HttpMethods.IsPost(request.Method)
        && request.Path == path
        && request.QueryString.Value is ""
        && request.ContentType == "application/json"
        && request.Headers.Authorization == $"Bearer {Key}";

    private async Task<(string Text, AssistantFault? Fault)> AskAsync(Uri root)
    {
        var member = new Member
        {
            Id = MemberId.New(Make.Now),
            Name = "Mei",
            UserName = $"{Guid.NewGuid():N}@example.com",
            Role = MemberRole.Editor,
            JoinedAt = Make.Now,
        };
        await _database.SaveAsync(member);
        var options = Options.Create(
            new AssistantOptions
            {
                BaseUrl = root,
                ApiKey = Key,
                Model = "strict",
            }
        );
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        var assistant = new PromptAssistant(_http, options, _database, new FakeTime(), logging.CreateLogger<PromptAssistant>());
        var text = new StringBuilder();
        await foreach (var step in assistant.RewriteAsync(member.Id, RewriteKind.Improve, "A boat.", null, Cancellation))
        {
            text.Append((step as RewriteStep.Piece)?.Text);
            if (step is RewriteStep.Broken(var fault))
            {
                return (text.ToString(), fault);
            }
        }
        return (text.ToString(), null);
    }
}
