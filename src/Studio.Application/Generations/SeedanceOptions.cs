using System.ComponentModel.DataAnnotations;
using Studio.Domain.Catalog;

namespace Studio.Application.Generations;

/// <summary>How the provider is reached and what it offers; configuration section <c>Seedance</c>.</summary>
public sealed class SeedanceOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Seedance";

    /// <summary>The root of the provider's API; without a path, <c>/api/v3</c> is meant. Not used while there is no key.</summary>
    public Uri BaseUrl { get; set; } = new("https://api.quickrouter.ai/api/v3");

    /// <summary>The key; empty: the sandbox answers.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Tasks at the provider at once, at most.</summary>
    [Range(1, 1000)]
    public int MaxConcurrent { get; set; } = 10;

    /// <summary>Create calls a minute, at most.</summary>
    [Range(1, 10_000)]
    public int CreatesPerMinute { get; set; } = 60;

    /// <summary>The first wait between two looks at a task; later ones grow to 15 times that.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a create call may take; after that its outcome is unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long after sending a task may still be going on before the studio gives it up.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan TaskDeadline { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How long the provider's link to a video lives.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ResultLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether callbacks may come over plain HTTP; for a provider in the same network, and for tests.</summary>
    public bool AllowHttpCallbacks { get; set; }

    /// <summary>The models on offer; the first is the default.</summary>
    public List<ModelProfile> Models { get; } = [];

    /// <summary>Whether the sandbox stands in for the provider.</summary>
    public bool IsSandbox => string.IsNullOrWhiteSpace(ApiKey);

    /// <summary>Everything wrong with these keys beside the models, each fault led by its key; the API key is never repeated.</summary>
    public IEnumerable<string> Faults()
    {
        if (!BaseUrl.IsAbsoluteUri || (BaseUrl.Scheme != Uri.UriSchemeHttps && BaseUrl.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{Section}:BaseUrl: {BaseUrl} is not an address such as https://api.quickrouter.ai/api/v3.";
        }
        if (ApiKey.Trim().AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return $"{Section}:ApiKey: the key holds a space or a character that no key has.";
        }
    }
}
