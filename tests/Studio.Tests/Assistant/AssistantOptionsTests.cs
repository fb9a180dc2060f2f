using Studio.Application.Assistant;
using Xunit;

namespace Studio.Tests.Assistant;

public sealed class AssistantOptionsTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions")]
    [InlineData("https://api.openai.com/v1/", "https://api.openai.com/v1/chat/completions")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions")]
    [InlineData("https://x.example.com/openai?api-version=1", "https://x.example.com/openai/chat/completions?api-version=1")]
    public void The_path_is_joined_as_other_clients_do(string baseUrl, string endpoint) =>
        Assert.Equal(
            endpoint,
            new AssistantOptions { BaseUrl = new Uri(baseUrl) }
                .Endpoint
                .AbsoluteUri
        );

    [Fact]
    public void Without_an_address_nothing_is_wrong_and_nothing_is_on()
    {
        var options = new AssistantOptions { ApiKey = "left over" };

        Assert.False(options.IsOn);
        Assert.Empty(options.Faults());
    }

    [Fact]
    public void With_an_address_every_fault_is_named_and_the_key_is_not_shown()
    {
        var options = new AssistantOptions { BaseUrl = new Uri("ftp://host/v1"), ApiKey = "sk secret" };

        var faults = options.Faults().ToList();

        Assert.Equal(
            ["Assistant:BaseUrl", "Assistant:ApiKey", "Assistant:Model"],
            faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)])
        );
        Assert.DoesNotContain(faults, f => f.Contains("secret", StringComparison.Ordinal));
    }
}
