using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Application.Assistant;

/// <summary>The body of a chat completion (<see href="https://platform.openai.com/docs/api-reference/chat/create"/>); nothing that only some endpoints take.</summary>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, bool Stream = true)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}

/// <summary>One message of the conversation.</summary>
internal sealed record ChatMessage(string Role, string Content);

/// <summary>A chunk of a stream, or the whole answer of an endpoint that doesn't stream.</summary>
internal sealed record ChatReply(IReadOnlyList<ChatChoice>? Choices, JsonElement? Error)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public ChatChoice? First => Choices is { Count: > 0 } choices ? choices[0] : null;

    /// <summary>Reads one; null where the text is no reply.</summary>
    public static ChatReply? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ChatReply>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The one answer that is asked for: its next words in a stream, all of them otherwise.</summary>
internal sealed record ChatChoice(ChatText? Delta, ChatText? Message, [property: JsonPropertyName("finish_reason")] string? FinishReason)
{
    public string Text => Delta?.Content ?? Message?.Content ?? "";
}

/// <summary>Words of the model.</summary>
internal sealed record ChatText(string? Content);
