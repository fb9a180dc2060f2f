using Microsoft.AspNetCore.Http;
using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class SecretsTests
{
    [Theory]
    [InlineData(401, "application/json", """{"error":{"code":"bad KEY","message":"Incorrect API key KEY, header Bearer KEY"}}""")]
    [InlineData(401, "text/html", "<pre>Authorization: Bearer KEY</pre>")]
    [InlineData(500, "text/plain", "KEYKEY KEY")]
    [InlineData(200, "application/json", """{"echo":"KEY"}""")]
    [InlineData(200, "text/plain", "tKEY")]
    public async Task A_key_that_the_provider_repeats_is_in_no_text(int status, string contentType, string body)
    {
        await using var provider = await ScriptedProvider.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            context.Response.Headers["x-request-id"] = "KEY-1".Replace("KEY", ScriptedProvider.Key, StringComparison.Ordinal);
            return context.Response.WriteAsync(body.Replace("KEY", ScriptedProvider.Key, StringComparison.Ordinal));
        });

        var error = await provider.FailToCreateAsync();

        Assert.NotNull(error.ProviderText);
        Assert.Contains("***", error.ProviderText, StringComparison.Ordinal);
        var said = string.Join('\n', error, error.Message, error.ProviderText, error.ProviderCode, error.RequestId);
        Assert.DoesNotContain(ScriptedProvider.Key, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_at_the_edge_of_the_bound_is_not_cut_in_half()
    {
        var body = new string('x', 3_990) + ScriptedProvider.Key + new string('y', 100);
        await using var provider = await ScriptedProvider.AnsweringAsync(500, body);

        var text = (await provider.FailToCreateAsync()).ProviderText!;

        Assert.Equal(4_000, text.Length);
        Assert.DoesNotContain(ScriptedProvider.Key[..6], text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/9.9 KEY\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nbroken header KEY\r\n\r\n")]
    public async Task A_key_in_an_answer_that_is_not_http_is_in_no_text(string answer)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer.Replace("KEY", ScriptedProvider.Key, StringComparison.Ordinal));
        });
        using var http = ScriptedProvider.Connect(server.Address);

        var error = await Assert.ThrowsAsync<SeedanceException>(() =>
            new SeedanceClient(http).CreateTaskAsync(Requests.Shortest, TestContext.Current.CancellationToken)
        );

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
        Assert.DoesNotContain(ScriptedProvider.Key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_cut_between_letters_and_holds_no_nul()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(500, "\0" + new string('x', 3_998) + "🍵🍵");

        Assert.Equal(new string('x', 3_998) + "…", (await provider.FailToCreateAsync()).ProviderText);
    }

    [Fact]
    public async Task A_body_made_of_addresses_is_searched_in_no_time()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(500, string.Concat(Enumerable.Repeat("http://", 400_000)));

        Assert.Equal(4_000, (await provider.FailToCreateAsync()).ProviderText!.Length);
    }

    [Fact]
    public async Task A_signed_link_loses_its_signature()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(
            400,
            """{"error":{"code":"InvalidParameter","message":"Can't fetch https://studio.example.com/media/7?sig=abc&exp=9 now"}}"""
        );

        var error = await provider.FailToCreateAsync();

        Assert.Equal("Can't fetch https://studio.example.com/media/7?*** now", error.ProviderText);
        Assert.DoesNotContain("https://", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_s_text_form_and_its_error_hold_no_link()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(
            200,
            """
            {"id":"cgt-1","status":"failed","error":{"code":"E","message":"see https://a.example/b?token=1"},
             "content":{"video_url":"https://a.example/v.mp4?sig=1"}}
            """
        );

        var task = await provider.Client.GetTaskAsync("cgt-1", TestContext.Current.CancellationToken);

        Assert.Equal("cgt-1 failed", task.ToString());
        Assert.Equal(new TaskError("E", "see https://a.example/b?***"), task.Error);
        Assert.DoesNotContain("example", new MediaUrl("https://a.example/b").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_names_the_facts()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(500, """{"error":{"code":"Boom"}}""", ("x-request-id", "r1"));

        var error = await provider.FailToCreateAsync();

        Assert.Equal(
            "The provider's call ended as ServerError: HTTP 500, code Boom, request r1; it may have been accepted.",
            error.Message
        );
    }
}
