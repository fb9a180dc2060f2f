using System.ComponentModel.DataAnnotations;

namespace Studio.Application.Assistant;

/// <summary>The chat endpoint that rewrites prompts; configuration section <c>Assistant</c>.</summary>
public sealed class AssistantOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Assistant";

    /// <summary>The root of an OpenAI-compatible API, such as <c>https://api.openai.com/v1</c>; without it there is no assistant.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The bearer key; an endpoint of one's own may need none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model to ask.</summary>
    public string Model { get; set; } = "";

    /// <summary>How long the endpoint may stay silent before it is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether there is an assistant.</summary>
    public bool IsOn => BaseUrl is not null;

    /// <summary>The address of chat completions; a slash at the end of <see cref="BaseUrl"/> makes no difference.</summary>
    /// <exception cref="InvalidOperationException">There is no assistant.</exception>
    public Uri Endpoint =>
        BaseUrl is { } root
            ? new UriBuilder(root) { Path = root.AbsolutePath.TrimEnd('/') + "/chat/completions" }.Uri
            : throw new InvalidOperationException($"{Section}:BaseUrl is not set.");

    /// <summary>Everything wrong with these keys, each fault led by its key; the API key is never repeated.</summary>
    public IEnumerable<string> Faults()
    {
        if (BaseUrl is null)
        {
            yield break;
        }
        if (!BaseUrl.IsAbsoluteUri || BaseUrl.Scheme is not ("http" or "https") || BaseUrl.UserInfo.Length > 0)
        {
            yield return $"{Section}:BaseUrl: is not an address such as https://api.openai.com/v1.";
        }
        if (ApiKey.Trim().AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return $"{Section}:ApiKey: the key holds a space or a character that no key has.";
        }
        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return $"{Section}:Model: the name of a model is needed.";
        }
    }
}
