using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class ConfigureTests
{
    [Theory]
    [InlineData("https://api.quickrouter.ai", "https://api.quickrouter.ai/api/v3/")]
    [InlineData("https://api.quickrouter.ai/", "https://api.quickrouter.ai/api/v3/")]
    [InlineData("https://ark.cn-beijing.volces.com/api/v3", "https://ark.cn-beijing.volces.com/api/v3/")]
    [InlineData("https://ark.cn-beijing.volces.com/api/v3/", "https://ark.cn-beijing.volces.com/api/v3/")]
    [InlineData("http://localhost:5080/sandbox/api/v3?x=1", "http://localhost:5080/sandbox/api/v3/")]
    public void The_address_keeps_its_path_or_gets_the_documented_one(string given, string expected)
    {
        using var http = new HttpClient();

        SeedanceClient.Configure(http, new Uri(given), " key ");

        Assert.Equal(new Uri(expected), http.BaseAddress);
        Assert.Equal("Bearer key", http.DefaultRequestHeaders.Authorization?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("钥匙")]
    public void A_key_that_no_header_carries_is_refused_without_repeating_it(string key)
    {
        using var http = new HttpClient();

        var error = Assert.Throws<ArgumentException>(() => SeedanceClient.Configure(http, new Uri("https://a.example"), key));

        Assert.Equal("apiKey", error.ParamName);
        Assert.StartsWith("The API key must be visible ASCII characters without spaces.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://a.example")]
    [InlineData("/relative")]
    public void An_address_that_is_not_http_is_refused(string address)
    {
        using var http = new HttpClient();

        Assert.Throws<ArgumentException>(() => SeedanceClient.Configure(http, new Uri(address, UriKind.RelativeOrAbsolute), "key"));
    }
}
