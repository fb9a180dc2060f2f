using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Shows the request exactly as it will be sent, but for the signatures of its links, which are made at sending time.</summary>
public sealed class RequestPreview(ModelCatalog catalog, StudioAddress address, CallbackLinks callbacks, ProviderEndpoint endpoint)
{
    /// <summary>The body for one video of a ratio, as JSON with line breaks.</summary>
    public string Json(Composition composition, string ratio)
    {
        var profile = catalog.Find(composition.Model) ?? catalog.Default;
        return ProviderMapping
            .ToRequest(composition, ratio, profile, id => new Uri(address.Base, $"media/{id}").AbsoluteUri, callbacks.Shown(profile))
            .ToJson(indented: true);
    }

    /// <summary>The same as a curl command with the key masked.</summary>
    public string Curl(Composition composition, string ratio)
    {
        var body = Json(composition, ratio).Replace("'", "'\\''", StringComparison.Ordinal);
        return $"""
            curl -X POST '{Endpoint}' \
              -H 'Authorization: Bearer ••••••••' \
              -H 'Content-Type: application/json' \
              -H 'Accept: application/json' \
              -d '{body}'
            """;
    }

    private string Endpoint =>
        $"{endpoint.BaseUrl.AbsoluteUri.TrimEnd('/')}{(endpoint.BaseUrl.AbsolutePath.Length <= 1 ? "/api/v3" : "")}/contents/generations/tasks";
}
