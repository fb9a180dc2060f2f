using System.Text.Json;

namespace Studio.Sandbox.Creating;

/// <summary>Reads a create request as strictly as the provider does.</summary>
internal static class CreateRequest
{
    public static ReadOutcome Read(JsonElement body, bool officialProfile)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Refuse(SandboxError.Invalid("body", "it must be a JSON object"));
        }

        if (!body.TryGetProperty("model", out var modelValue))
        {
            return Refuse(SandboxError.Missing("model"));
        }

        if (modelValue.ValueKind != JsonValueKind.String || modelValue.GetString() is not { Length: > 0 } modelId)
        {
            return Refuse(SandboxError.Invalid("model", "it must be a string"));
        }

        if (KnownModel.Find(modelId, officialProfile) is not { } model)
        {
            return Refuse(SandboxError.UnknownModel(modelId));
        }

        foreach (var field in body.EnumerateObject())
        {
            if (!model.Fields.Contains(field.Name))
            {
                return Refuse(SandboxError.Invalid(field.Name, $"model {modelId} does not know this field"));
            }
        }

        var fields = new FieldReader(body);
        var order = ReadSettings(fields, modelId, model);
        if (fields.Error is { } error)
        {
            return Refuse(error);
        }

        var content = ContentReader.Read(body, model);
        return content.Error is { } contentError
            ? Refuse(contentError)
            : new ReadOutcome.Ordered(order with { Prompt = content.Prompt, Inputs = content.Inputs });
    }

    private static VideoOrder ReadSettings(FieldReader fields, string modelId, KnownModel model)
    {
        var ratio = fields.Text("ratio", "16:9", value => PixelTable.HasRatio(value) || (model.Adapts && value == "adaptive"));
        var duration = fields.Number("duration", 5, value => IsDuration(value, model));
        var seed = fields.Number("seed", -1, value => value >= -1);
        return new VideoOrder
        {
            Model = modelId,
            Ratio = ratio == "adaptive" ? "16:9" : ratio,
            Resolution = fields.Text("resolution", "720p", model.Resolutions.Contains),
            Duration = duration == -1 ? 5 : duration,
            GenerateAudio = fields.Switch("generate_audio", model.Fields.Contains("generate_audio")),
            Watermark = fields.Switch("watermark", false),
            Seed = seed == -1 ? Random.Shared.Next() : seed,
            CallbackUrl = fields.Text("callback_url", null, IsHttp),
            SafetyIdentifier = fields.Text("safety_identifier", null, value => value.Length is > 0 and <= 64 && value.All(char.IsAscii)),
            ExpiresAfter = TimeSpan.FromSeconds(
                fields.Number("execution_expires_after", 172_800, value => value is >= 3_600 and <= 259_200)
            ),
        };
    }

    private static bool IsDuration(int value, KnownModel model) =>
        (value == -1 && model.ChoosesDuration) || (value >= model.MinSeconds && value <= model.MaxSeconds);

    private static bool IsHttp(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    private static ReadOutcome.Refused Refuse(SandboxError error) => new(error);
}

/// <summary>What reading a create request came to.</summary>
internal abstract record ReadOutcome
{
    public sealed record Ordered(VideoOrder Order) : ReadOutcome;

    public sealed record Refused(SandboxError Error) : ReadOutcome;
}
