using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Studio.Sandbox.Chat;

/// <summary>Writes a chat completion as server-sent events.</summary>
internal sealed class ChunkWriter(HttpResponse response, ChatBody body)
{
    /// <summary>Sends the next piece, or the reason why there is no more.</summary>
    public Task WriteAsync(string? content, string? finish, CancellationToken cancellationToken) =>
        SendAsync(JsonSerializer.Serialize(body.Chunk(content, finish), SandboxJson.Options), cancellationToken);

    /// <summary>Says that this was all.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => SendAsync("[DONE]", cancellationToken);

    /// <summary>Sends what no client can read.</summary>
    public Task WriteGarbageAsync(CancellationToken cancellationToken) => SendAsync("<html>Bad gateway</html>", cancellationToken);

    private async Task SendAsync(string data, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"data: {data}\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
