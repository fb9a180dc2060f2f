using System.Text.Json.Nodes;
using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class CreateTaskTests
{
    [Fact]
    public async Task The_documented_example_is_sent_as_equal_json()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, """{"id":"cgt-20250918165243-bfpzb","status":"submitted"}""");

        await provider.Client.CreateTaskAsync(Requests.Documented, TestContext.Current.CancellationToken);

        Assert.Equal("POST", provider.Received.Method);
        Assert.Equal("/api/v3/contents/generations/tasks", provider.Received.Path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Requests.DocumentedJson), JsonNode.Parse(provider.Received.Body)));
    }

    [Fact]
    public async Task Only_the_documented_headers_are_sent()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, """{"id":"cgt-1"}""");
        using var activity = new System.Diagnostics.Activity("sending").Start();

        await provider.CreateAsync();

        var headers = provider.Received.Headers;
        Assert.Equal($"Bearer {ScriptedProvider.Key}", headers["Authorization"]);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Equal(["Accept", "Authorization", "Content-Length", "Content-Type", "Host"], headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_sent_is_what_is_shown()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, """{"id":"cgt-1"}""");

        await provider.Client.CreateTaskAsync(Requests.Documented, TestContext.Current.CancellationToken);

        Assert.Equal(Requests.Documented.ToJson(), provider.Received.Body);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(Requests.Documented.ToJson(indented: true)), JsonNode.Parse(provider.Received.Body))
        );
    }

    [Fact]
    public void Fields_keep_the_documented_order_and_Chinese_stays_readable()
    {
        var compact = string.Concat(Requests.DocumentedJson.Split('\n').Select(line => line.Trim()));

        Assert.Equal(compact, Requests.Documented.ToJson());
    }

    [Fact]
    public void The_indented_form_breaks_lines_alike_on_every_system()
    {
        Assert.StartsWith("{\n  \"model\": \"m\",\n  \"content\": [\n", Requests.Shortest.ToJson(indented: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_without_a_value_is_left_out()
    {
        Assert.Equal("""{"model":"m","content":[{"type":"text","text":"a cup of tea"}]}""", Requests.Shortest.ToJson());
    }

    [Fact]
    public void The_wider_fields_are_sent_by_their_names()
    {
        var request = Requests.Shortest with
        {
            Content = [new ContentItem.Image(new MediaUrl("https://example.com/a.png"), ContentRole.FirstFrame)],
            Resolution = "720p",
            Seed = -1,
            ReturnLastFrame = true,
            CallbackUrl = "https://studio.example.com/hook",
            ExecutionExpiresAfter = 3600,
            Priority = 9,
            SafetyIdentifier = "member-7",
        };

        const string Expected = """
            {"model":"m","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"},"role":"first_frame"}],
             "resolution":"720p","seed":-1,"return_last_frame":true,"callback_url":"https://studio.example.com/hook",
             "execution_expires_after":3600,"priority":9,"safety_identifier":"member-7"}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(request.ToJson())));
    }

    [Theory]
    [InlineData(ContentRole.FirstFrame, "first_frame")]
    [InlineData(ContentRole.LastFrame, "last_frame")]
    [InlineData(ContentRole.ReferenceImage, "reference_image")]
    [InlineData(ContentRole.ReferenceVideo, "reference_video")]
    [InlineData(ContentRole.ReferenceAudio, "reference_audio")]
    public void A_role_is_sent_in_the_provider_s_word(ContentRole role, string word)
    {
        var request = Requests.Shortest with { Content = [new ContentItem.Image(new MediaUrl("https://example.com/a"), role)] };

        Assert.Equal(word, JsonNode.Parse(request.ToJson())!["content"]![0]!["role"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("\"quoted\" & <b>'so'</b> + tea")]
    [InlineData("line one\nline two\t“curly” 【字幕】（音乐）")]
    [InlineData("emoji 🍵 and rare 𠮷")]
    public async Task A_prompt_arrives_letter_by_letter(string prompt)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, """{"id":"cgt-1"}""");
        var request = Requests.Shortest with { Content = [new ContentItem.Text(prompt)] };

        await provider.Client.CreateTaskAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(prompt, JsonNode.Parse(provider.Received.Body)!["content"]![0]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"id":"cgt-1"}""", null, TaskState.Waiting)]
    [InlineData("""{"id":"cgt-1","status":null}""", null, TaskState.Waiting)]
    [InlineData("""{"id":"cgt-1","status":"submitted"}""", "submitted", TaskState.Waiting)]
    [InlineData("""{"id":"cgt-1","status":"queued","new":{"field":[1]}}""", "queued", TaskState.Waiting)]
    [InlineData("""{"id":"cgt-1","status":"warming_up"}""", "warming_up", TaskState.Running)]
    public async Task A_receipt_is_read_with_and_without_a_status(string body, string? status, TaskState state)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, body, ("X-Request-Id", "req-7"));

        Assert.Equal(new CreatedTask("cgt-1", status, state, "req-7"), await provider.CreateAsync());
    }

    [Fact]
    public async Task A_receipt_may_carry_a_byte_order_mark_and_another_success_status()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(201, "\uFEFF{\"id\":12345}");

        Assert.Equal("12345", (await provider.CreateAsync()).Id);
    }
}
