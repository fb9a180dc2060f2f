using System.Text.Json;

namespace Studio.Sandbox.Creating;

/// <summary>Reads <c>content</c>: the prompt and the media with their roles, in one of the modes that exclude each other.</summary>
internal static class ContentReader
{
    private const int MaxImages = 9;
    private const int MaxVideos = 3;
    private const int MaxAudios = 3;

    public static (string Prompt, IReadOnlyList<MediaInput> Inputs, SandboxError? Error) Read(JsonElement body, KnownModel model)
    {
        if (!body.TryGetProperty("content", out var content))
        {
            return Refuse(SandboxError.Missing("content"));
        }

        if (content.ValueKind != JsonValueKind.Array || content.GetArrayLength() == 0)
        {
            return Refuse(SandboxError.Invalid("content", "it must be an array of at least one item"));
        }

        string? prompt = null;
        var inputs = new List<MediaInput>();
        foreach (var (index, item) in content.EnumerateArray().Index())
        {
            var (text, input, error) = ReadItem(index, item);
            if (error is not null)
            {
                return Refuse(error);
            }

            if (text is not null && prompt is not null)
            {
                return Refuse(SandboxError.Invalid($"content[{index}]", "only one text is allowed"));
            }

            prompt ??= text;
            if (input is not null)
            {
                inputs.Add(input);
            }
        }

        return CheckMode(inputs, model) is { } refusal ? Refuse(refusal) : (prompt ?? "", inputs, null);
    }

    private static (string? Text, MediaInput? Input, SandboxError? Error) ReadItem(int index, JsonElement item)
    {
        var at = $"content[{index}]";
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("type", out var type))
        {
            return (null, null, SandboxError.Missing($"{at}.type"));
        }

        return type.ValueKind == JsonValueKind.String
            ? type.GetString() switch
            {
                "text" => ReadText(at, item),
                "image_url" => ReadMedia(index, item, MediaKind.Image),
                "video_url" => ReadMedia(index, item, MediaKind.Video),
                "audio_url" => ReadMedia(index, item, MediaKind.Audio),
                _ => (null, null, SandboxError.Invalid($"{at}.type", "the type is unknown")),
            }
            : (null, null, SandboxError.Invalid($"{at}.type", "it must be a string"));
    }

    private static (string?, MediaInput?, SandboxError?) ReadText(string at, JsonElement item)
    {
        if (UnknownField(item, ["type", "text"]) is { } unknown)
        {
            return (null, null, SandboxError.Invalid($"{at}.{unknown}", "a text does not have this field"));
        }

        if (!item.TryGetProperty("text", out var text))
        {
            return (null, null, SandboxError.Missing($"{at}.text"));
        }

        return text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString())
            ? (text.GetString(), null, null)
            : (null, null, SandboxError.Invalid($"{at}.text", "it must not be empty"));
    }

    private static (string?, MediaInput?, SandboxError?) ReadMedia(int index, JsonElement item, MediaKind kind)
    {
        var at = $"content[{index}]";
        var field = MediaInput.Field(kind);
        if (UnknownField(item, ["type", field, "role"]) is { } unknown)
        {
            return (null, null, SandboxError.Invalid($"{at}.{unknown}", "this item does not have this field"));
        }

        if (
            !item.TryGetProperty(field, out var media)
            || media.ValueKind != JsonValueKind.Object
            || !media.TryGetProperty("url", out var url)
        )
        {
            return (null, null, SandboxError.Missing($"{at}.{field}.url"));
        }

        if (UnknownField(media, ["url"]) is { } extra)
        {
            return (null, null, SandboxError.Invalid($"{at}.{field}.{extra}", "this item does not have this field"));
        }

        if (
            url.ValueKind != JsonValueKind.String
            || !Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
        )
        {
            return (null, null, SandboxError.Invalid($"{at}.{field}.url", "it must be an http or https address"));
        }

        if (!item.TryGetProperty("role", out var role))
        {
            return (null, null, SandboxError.Missing($"{at}.role"));
        }

        return role.ValueKind == JsonValueKind.String && role.GetString() is { } word && IsRole(kind, word)
            ? (null, new MediaInput(index, kind, word, address.AbsoluteUri), null)
            : (null, null, SandboxError.Invalid($"{at}.role", $"the role does not fit {field}"));
    }

    private static bool IsRole(MediaKind kind, string role) =>
        kind switch
        {
            MediaKind.Image => role is "first_frame" or "last_frame" or "reference_image",
            MediaKind.Video => role is "reference_video",
            _ => role is "reference_audio",
        };

    private static SandboxError? CheckMode(List<MediaInput> inputs, KnownModel model)
    {
        var frames = inputs.Where(input => input.Role is "first_frame" or "last_frame").ToList();
        if (frames.Count > 0 && frames.Count < inputs.Count)
        {
            return SandboxError.Invalid("content", "frames and references exclude each other");
        }

        if (frames.Count > 0)
        {
            return CheckFrames(frames);
        }

        if (inputs.Count > 0 && !model.TakesReferences)
        {
            return SandboxError.Invalid("content", "the model takes no references");
        }

        int Count(MediaKind kind) => inputs.Count(input => input.Kind == kind);
        var (images, videos, audios) = (Count(MediaKind.Image), Count(MediaKind.Video), Count(MediaKind.Audio));
        if (images > MaxImages || videos > MaxVideos || audios > MaxAudios)
        {
            return SandboxError.Invalid("content", $"at most {MaxImages} images, {MaxVideos} videos and {MaxAudios} audios are allowed");
        }

        return audios > 0 && images + videos == 0
            ? SandboxError.Invalid("content", "a reference audio needs a reference image or video beside it")
            : null;
    }

    private static SandboxError? CheckFrames(List<MediaInput> frames)
    {
        var firsts = frames.Count(frame => frame.Role == "first_frame");
        return firsts != 1 || frames.Count > 2
            ? SandboxError.Invalid("content", "one first frame, and at most one last frame with it, are allowed")
            : null;
    }

    private static string? UnknownField(JsonElement item, ReadOnlySpan<string> known)
    {
        foreach (var field in item.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                return field.Name;
            }
        }

        return null;
    }

    private static (string, IReadOnlyList<MediaInput>, SandboxError?) Refuse(SandboxError error) => ("", [], error);
}
