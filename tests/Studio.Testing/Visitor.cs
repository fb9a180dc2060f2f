using System.Net;
using System.Text.RegularExpressions;

namespace Studio.Testing;

/// <summary>What a browser without scripts does: keeps cookies, reads pages, posts their forms.</summary>
public sealed partial class Visitor(HttpClient http) : IDisposable
{
    /// <summary>The client underneath.</summary>
    public HttpClient Http { get; } = http;

    /// <summary>Asks for a page as a person's browser does.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await Http.SendAsync(request);
    }

    /// <summary>The page's text, entities resolved.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var reply = await GetAsync(path);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    /// <summary>Loads a page and posts its form.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        PostFormAsync(path, [], fields);

    /// <summary>Loads a page and posts its form, with headers of a proxy.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(
        string path,
        (string Name, string Value)[] headers,
        params (string Name, string Value)[] fields
    )
    {
        using var page = await GetAsync(path, headers);
        return await PostAsync(path, await page.Content.ReadAsStringAsync(), headers, fields);
    }

    /// <summary>Posts the form of a page that was loaded before.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path,
        string page,
        (string Name, string Value)[] headers,
        params (string Name, string Value)[] fields
    )
    {
        // Each form of a page carries the same token.
        var hidden = Hidden()
            .Matches(page)
            .DistinctBy(m => m.Groups[1].Value)
            .Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Accept.ParseAdd("text/html");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Http.SendAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
