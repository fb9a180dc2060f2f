using Microsoft.Extensions.Options;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>Where the provider answers and with which key: the configured one, or the sandbox of this process, whose address is known only once the server listens.</summary>
public sealed class ProviderEndpoint(Func<Uri> baseUrl, string apiKey)
{
    /// <summary>The root of the API.</summary>
    public Uri BaseUrl => baseUrl();

    /// <summary>The bearer key.</summary>
    public string ApiKey { get; } = apiKey;
}

/// <summary>The one client of the provider, made at its first use.</summary>
public sealed class ProviderConnection : IDisposable
{
    private readonly Lazy<(HttpClient Http, SeedanceClient Client)> _made;

    /// <summary>Prepares the client for an endpoint.</summary>
    public ProviderConnection(ProviderEndpoint endpoint, IOptions<SeedanceOptions> options, TimeProvider time) =>
        _made = new(() =>
        {
            var http = new HttpClient(SeedanceClient.CreateHandler()) { Timeout = options.Value.CreateTimeout };
            SeedanceClient.Configure(http, endpoint.BaseUrl, endpoint.ApiKey);
            return (http, new SeedanceClient(http, time));
        });

    /// <summary>The client.</summary>
    public SeedanceClient Client => _made.Value.Client;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_made.IsValueCreated)
        {
            _made.Value.Http.Dispose();
        }
    }
}
