using System.Security.Cryptography;

namespace Studio.Sandbox.Chat;

/// <summary>The bodies of one answer.</summary>
internal sealed class ChatBody(string model, DateTimeOffset at)
{
    private readonly string _id = "chatcmpl-" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>The whole answer in one piece.</summary>
    public object Whole(string text) =>
        Of(
            "chat.completion",
            new
            {
                Index = 0,
                Message = new { Role = "assistant", Content = text },
                FinishReason = "stop",
            }
        );

    /// <summary>One piece of a streamed answer.</summary>
    public object Chunk(string? text, string? finish) =>
        Of(
            "chat.completion.chunk",
            new
            {
                Index = 0,
                Delta = new { Content = text },
                FinishReason = finish,
            }
        );

    private object Of(string kind, object choice) =>
        new
        {
            Id = _id,
            Object = kind,
            Created = at.ToUnixTimeSeconds(),
            Model = model,
            Choices = new[] { choice },
        };
}
