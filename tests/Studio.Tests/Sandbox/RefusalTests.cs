using System.Net;
using System.Text.Json;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class RefusalTests
{
    private const string Prompt = """{"type":"text","text":"A quiet lake"}""";
    private const string First = """{"type":"image_url","image_url":{"url":"MEDIA/a.png"},"role":"first_frame"}""";
    private const string Last = """{"type":"image_url","image_url":{"url":"MEDIA/b.jpg"},"role":"last_frame"}""";
    private const string Image = """{"type":"image_url","image_url":{"url":"MEDIA/a.png"},"role":"reference_image"}""";
    private const string Video = """{"type":"video_url","video_url":{"url":"MEDIA/v.mp4"},"role":"reference_video"}""";
    private const string Audio = """{"type":"audio_url","audio_url":{"url":"MEDIA/m.mp3"},"role":"reference_audio"}""";

    [Theory]
    [InlineData("\"ratio\":\"2:1\"", "ratio")]
    [InlineData("\"ratio\":\"adaptive\"", "ratio")]
    [InlineData("\"ratio\":16", "ratio")]
    [InlineData("\"duration\":1", "duration")]
    [InlineData("\"duration\":13", "duration")]
    [InlineData("\"duration\":-1", "duration")]
    [InlineData("\"duration\":5.5", "duration")]
    [InlineData("\"duration\":\"5\"", "duration")]
    [InlineData("\"generate_audio\":\"true\"", "generate_audio")]
    [InlineData("\"generate_audio\":null", "generate_audio")]
    [InlineData("\"watermark\":1", "watermark")]
    [InlineData("\"resolution\":\"720p\"", "resolution")]
    [InlineData("\"seed\":7", "seed")]
    [InlineData("\"callback_url\":\"https://example.com\"", "callback_url")]
    [InlineData("\"surprise\":true", "surprise")]
    public async Task A_setting_outside_the_contract_is_refused_by_name(string setting, string param) =>
        await AssertRefusedAsync(
            $$"""{"model":"doubao-seedance-2-0-260128","content":[{{Prompt}}],{{setting}}}""",
            "InvalidParameter",
            param
        );

    [Theory]
    [InlineData("""{"type":"text","text":" "}""", "content[0].text")]
    [InlineData("""{"type":"text","text":7}""", "content[0].text")]
    [InlineData("""{"type":"text","text":"x","role":"first_frame"}""", "content[0].role")]
    [InlineData("""{"type":"smell"}""", "content[0].type")]
    [InlineData("""{"type":7}""", "content[0].type")]
    [InlineData(Prompt + "," + Prompt, "content[1]")]
    [InlineData("""{"type":"image_url","image_url":{"url":"MEDIA/a.png"},"role":"reference_video"}""", "content[0].role")]
    [InlineData("""{"type":"image_url","image_url":{"url":"MEDIA/a.png"},"role":7}""", "content[0].role")]
    [InlineData("""{"type":"image_url","image_url":{"url":"MEDIA/a.png","role":"first_frame"}}""", "content[0].image_url.role")]
    [InlineData("""{"type":"image_url","image_url":{"url":"file:///etc/passwd"},"role":"first_frame"}""", "content[0].image_url.url")]
    [InlineData("""{"type":"image_url","image_url":{"url":"a.png"},"role":"first_frame"}""", "content[0].image_url.url")]
    [InlineData(Last, "content")]
    [InlineData(First + "," + First, "content")]
    [InlineData(First + "," + Last + "," + Last, "content")]
    [InlineData(First + "," + Image, "content")]
    [InlineData(Last + "," + Video, "content")]
    [InlineData(First + "," + Audio, "content")]
    [InlineData(Audio, "content")]
    [InlineData(Prompt + "," + Audio, "content")]
    [InlineData(Image + "," + Video + "," + Video + "," + Video + "," + Video, "content")]
    [InlineData(Image + "," + Audio + "," + Audio + "," + Audio + "," + Audio, "content")]
    [InlineData(
        Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image + "," + Image,
        "content"
    )]
    public async Task Content_that_does_not_fit_a_mode_is_refused(string items, string param) =>
        await AssertRefusedAsync($$"""{"model":"doubao-seedance-2-0-260128","content":[{{items}}]}""", "InvalidParameter", param);

    [Theory]
    [InlineData("""{"content":[{"type":"text","text":"x"}]}""", "model")]
    [InlineData("""{"model":"doubao-seedance-2-0-260128"}""", "content")]
    [InlineData("""{"model":"doubao-seedance-2-0-260128","content":[{"text":"x"}]}""", "content[0].type")]
    [InlineData("""{"model":"doubao-seedance-2-0-260128","content":[{"type":"text"}]}""", "content[0].text")]
    [InlineData(
        """{"model":"doubao-seedance-2-0-260128","content":[{"type":"image_url","role":"first_frame"}]}""",
        "content[0].image_url.url"
    )]
    [InlineData(
        """{"model":"doubao-seedance-2-0-260128","content":[{"type":"image_url","image_url":{"url":"MEDIA/a.png"}}]}""",
        "content[0].role"
    )]
    public async Task What_is_missing_is_named(string body, string param) => await AssertRefusedAsync(body, "MissingParameter", param);

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("{\"model\":\"\\ud800\"}", "body")]
    [InlineData("""{"model":7}""", "model")]
    [InlineData("""{"model":"doubao-seedance-2-0-260128","content":"x"}""", "content")]
    [InlineData("""{"model":"doubao-seedance-2-0-260128","content":[]}""", "content")]
    [InlineData(
        """{"model":"doubao-seedance-2-0-fast-260128","content":[{"type":"text","text":"x"}],"resolution":"1080p"}""",
        "resolution"
    )]
    [InlineData("""{"model":"doubao-seedance-1-5-pro-251215","content":[{"type":"text","text":"x"}],"duration":13}""", "duration")]
    public async Task A_malformed_body_is_refused(string body, string param) => await AssertRefusedAsync(body, "InvalidParameter", param);

    [Fact]
    public async Task A_body_beyond_a_megabyte_is_refused() =>
        await AssertRefusedAsync(Text(new string('x', 1_000_000)).ToJsonString(), "InvalidParameter", "body");

    [Fact]
    public async Task An_unknown_model_is_not_found()
    {
        await using var host = await StartAsync();
        var body = Text("A quiet lake");
        body["model"] = "doubao-seedance-9";

        using var reply = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        AssertError(await ReadAsync(reply), "InvalidEndpointOrModel.NotFound", "model");
    }

    [Theory]
    [InlineData("none.png", "first_frame", "image")]
    [InlineData("page.html", "first_frame", "image")]
    [InlineData("v.mp4", "first_frame", "image")]
    [InlineData("a.png", "reference_video", "video")]
    [InlineData("v.mp4", "reference_audio", "audio")]
    public async Task Media_that_cannot_be_fetched_or_are_something_else_are_refused(string name, string role, string kind)
    {
        await using var host = await StartAsync();
        var refused = host.Item(kind, role, name);
        var body = role == "reference_audio" ? Request(host.Item("image", "reference_image", "a.png"), refused) : Request(refused);
        var index = body["content"]!.AsArray().Count - 1;

        using var reply = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        AssertError(await ReadAsync(reply), "InvalidParameter", $"content[{index}].{kind}_url.url");
    }

    [Theory]
    [InlineData("""{"model":"doubao-seedance-2-0-260128","content":[{"type":"text","text":"x"}],"duration":2,"watermark":true}""")]
    [InlineData("""{"model":"ep-20260101","content":[{"type":"text","text":"x"}],"duration":12,"ratio":"9:16"}""")]
    [InlineData(
        """{"model":"dreamina-seedance-2-0-260128","content":[{"type":"text","text":"x"}],"duration":15,"resolution":"1080p","ratio":"adaptive"}"""
    )]
    [InlineData("""{"model":"doubao-seedance-2-5-260628","content":[{"type":"text","text":"x"}],"duration":-1,"seed":42}""")]
    [InlineData("{\"model\":\"doubao-seedance-2-0-260128\",\"content\":[" + First + "]}")]
    [InlineData("{\"model\":\"doubao-seedance-2-0-260128\",\"content\":[" + Prompt + "," + First + "," + Last + "]}")]
    [InlineData("{\"model\":\"doubao-seedance-2-0-260128\",\"content\":[" + Video + "," + Audio + "]}")]
    public async Task What_the_models_allow_is_accepted(string body)
    {
        await using var host = await StartAsync();

        using var reply = await host.PostAsync(body.Replace("MEDIA/", host.MediaUrl(""), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    private static async Task AssertRefusedAsync(string body, string code, string param)
    {
        await using var host = await StartAsync();

        using var reply = await host.PostAsync(body.Replace("MEDIA/", host.MediaUrl(""), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        AssertError(await ReadAsync(reply), code, param);
        Assert.Equal(0, (await host.CreatesAsync()).GetProperty("count").GetInt64());
    }

    private static void AssertError(JsonElement reply, string code, string param)
    {
        var error = reply.GetProperty("error");
        Assert.Equal(["code", "message", "param", "type"], error.EnumerateObject().Select(field => field.Name));
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(param, error.GetProperty("param").GetString());
    }
}
