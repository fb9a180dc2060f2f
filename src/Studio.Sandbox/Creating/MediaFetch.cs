using System.Net;
using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Creating;

/// <summary>Fetches the media of a create as the provider does: whole, bounded, and judged by content.</summary>
internal sealed class MediaFetch : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;

    public MediaFetch(IOptions<SandboxOptions> options)
    {
        var handler = PublicAddress.NewHandler(options.Value.AllowPrivateMedia);
        handler.MaxAutomaticRedirections = 5;
        _http = new HttpClient(handler) { Timeout = TimeLimit };
    }

    /// <summary>Puts every input into the folder; the first in order that can't be used is the refusal.</summary>
    public async Task<FetchOutcome> FetchAsync(IReadOnlyList<MediaInput> inputs, string folder, CancellationToken cancellation)
    {
        var results = await Task.WhenAll(inputs.Select(input => FetchOneAsync(input, folder, cancellation)));
        return results.FirstOrDefault(result => result.Problem is not null) is { Problem: { } problem, Input: var refused }
            ? new FetchOutcome.Refused(SandboxError.Invalid(refused.Param, problem))
            : new FetchOutcome.Fetched([.. results.Select(result => result.Input)]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(MediaInput Input, string? Problem)> FetchOneAsync(MediaInput input, string folder, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        try
        {
            using var reply = await _http.GetAsync(new Uri(input.Url), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (reply.StatusCode != HttpStatusCode.OK)
            {
                return (input, $"the resource could not be downloaded, it answered {(int)reply.StatusCode}");
            }

            var limitBytes = MaxBytes(input.Kind);
            await using var body = await reply.Content.ReadAsStreamAsync(limit.Token);
            var head = new byte[MediaSniff.Length];
            var headLength = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, limit.Token);
            if (MediaSniff.Find(head.AsSpan(0, headLength)) is not { } found || found.Kind != input.Kind)
            {
                return (
                    input,
                    $"the resource is not {input.Kind switch
                {
                    MediaKind.Image => "an image",
                    MediaKind.Video => "a video",
                    _ => "an audio file",
                }} of a supported format"
                );
            }

            var file = $"input-{input.Index}.{found.Extension}";
            await using var target = File.Create(Path.Combine(folder, file));
            await target.WriteAsync(head.AsMemory(0, headLength), limit.Token);
            return await CopyAsync(body, target, limitBytes - headLength, limit.Token)
                ? (input with { File = file }, null)
                : (input, $"the resource is larger than {limitBytes / 1_000_000} MB");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return (input, "the resource could not be downloaded");
        }
    }

    private static long MaxBytes(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => 30_000_000,
            MediaKind.Video => 200_000_000,
            _ => 15_000_000,
        };

    private static async Task<bool> CopyAsync(Stream source, Stream target, long allowed, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            allowed -= read;
            if (allowed < 0)
            {
                return false;
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return true;
    }
}

/// <summary>What fetching the media of a create came to.</summary>
internal abstract record FetchOutcome
{
    public sealed record Fetched(IReadOnlyList<MediaInput> Inputs) : FetchOutcome;

    public sealed record Refused(SandboxError Error) : FetchOutcome;
}
