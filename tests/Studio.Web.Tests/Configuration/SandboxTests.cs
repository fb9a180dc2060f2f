using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Studio.Web.Tests.Configuration;

/// <summary>The sandbox where it is part of the studio.</summary>
public sealed class SandboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a-key-of-ours", HttpStatusCode.OK)]
    [InlineData("another-key", HttpStatusCode.Unauthorized)]
    public async Task It_answers_the_assistant_for_whoever_holds_its_key(string key, HttpStatusCode status)
    {
        await using var host = StudioWebHost.Start(("Sandbox:ApiKey", "a-key-of-ours"));
        using var visitor = host.NewVisitor();

        using var reply = await ChatAsync(visitor.Http, key);

        Assert.Equal(status, reply.StatusCode);
        if (status == HttpStatusCode.OK)
        {
            Assert.Contains("A boat. The camera", await reply.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Beside_a_real_provider_it_answers_nobody()
    {
        await using var host = StudioWebHost.Start(("Seedance:ApiKey", "a-real-key"), ("Sandbox:ApiKey", "a-key-of-ours"));
        using var visitor = host.NewVisitor();

        using var reply = await ChatAsync(visitor.Http, "a-key-of-ours");

        Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
    }

    private static async Task<HttpResponseMessage> ChatAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/api/v3/chat/completions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = JsonContent.Create(
            new
            {
                model = "any",
                messages = new[] { new { role = "system", content = "improve" }, new { role = "user", content = "A boat." } },
            }
        );
        return await http.SendAsync(request, Cancellation);
    }
}
