using System.Globalization;
using System.Text.Json;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Generations;

/// <summary>Reads a request of the provider's back into the product's words, and notes what finds no place there.</summary>
internal sealed class PastedRequestReader(ModelCatalog catalog)
{
    private const int LongestValue = 60;

    private readonly List<RequestNote> _notes = [];
    private readonly List<PastedFile> _files = [];
    private readonly List<string> _texts = [];
    private Composition _composition = catalog.NewComposition();
    private bool _isRequest;

    /// <summary>What it says; null where it is no request.</summary>
    public PastedRequest.Read? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        if (root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String)
        {
            var profile = catalog.Find(model.GetString()!) ?? catalog.Default;
            _composition = _composition with { Duration = profile.Duration.Default, Sound = profile.Sound };
        }
        foreach (var field in Once(root, ""))
        {
            _isRequest |= ReadField(field);
        }
        if (!_isRequest)
        {
            return null;
        }
        if (_texts.Count > 1)
        {
            _notes.Add(new RequestNote.TextsJoined(_texts.Count));
        }
        var prompt = string.Join('\n', _texts);
        return new PastedRequest.Read(_composition with { Prompt = prompt, MentionLanguage = Mentions.LanguageOf(prompt) }, _files, _notes);
    }

    private bool ReadField(JsonProperty field)
    {
        var value = field.Value;
        switch (field.Name)
        {
            case "model" when value.ValueKind == JsonValueKind.String:
                _composition = _composition with { Model = value.GetString()! };
                return true;
            case "content" when value.ValueKind == JsonValueKind.Array:
                foreach (var (place, item) in value.EnumerateArray().Index())
                {
                    ReadItem(item, $"content[{place}]");
                }
                return true;
            case "ratio" when value.ValueKind == JsonValueKind.String:
                _composition = _composition with { Ratio = value.GetString()! };
                return true;
            case "duration" when Whole(value) is { } seconds:
                _composition = _composition with { Duration = seconds };
                return true;
            case "generate_audio" when YesOrNo(value) is { } sound:
                _composition = _composition with { Sound = sound };
                return true;
            case "watermark" when YesOrNo(value) is { } watermark:
                _composition = _composition with { Watermark = watermark };
                return true;
            case "model" or "content" or "ratio" or "duration" or "generate_audio" or "watermark":
                _notes.Add(new RequestNote.ValueLeftOut(field.Name, Shown(value)));
                return true;
            default:
                _notes.Add(new RequestNote.FieldLeftOut(field.Name, Shown(value)));
                return false;
        }
    }

    private void ReadItem(JsonElement item, string path)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            _notes.Add(new RequestNote.ValueLeftOut(path, Shown(item)));
            return;
        }
        var fields = Once(item, path + ".").ToList();
        var type =
            Text(fields, "type")
            ?? fields.Select(f => f.Name).FirstOrDefault(n => n is "text" or "image_url" or "video_url" or "audio_url");
        switch (type)
        {
            case "text" when Text(fields, "text") is { } text:
                _texts.Add(text);
                NoteRest(fields, path, "type", "text");
                break;
            case "image_url" or "video_url" or "audio_url" when LinkOf(fields, type, path) is { } link:
                _files.Add(new PastedFile(path, RoleOf(fields, type, path), link));
                NoteRest(fields, path, "type", type, "role");
                break;
            default:
                _notes.Add(new RequestNote.ValueLeftOut(path, Shown(item)));
                break;
        }
    }

    // Some gateways take the address without its object.
    private string? LinkOf(List<JsonProperty> fields, string type, string path)
    {
        var media = fields.FirstOrDefault(f => f.Name == type).Value;
        if (media.ValueKind == JsonValueKind.Object)
        {
            var inner = Once(media, $"{path}.{type}.").ToList();
            NoteRest(inner, $"{path}.{type}", "url");
            return Text(inner, "url");
        }
        return media.ValueKind == JsonValueKind.String ? media.GetString() : null;
    }

    private ReferenceRole RoleOf(List<JsonProperty> fields, string type, string path)
    {
        var said = Text(fields, "role");
        ReferenceRole? known = said switch
        {
            "first_frame" => ReferenceRole.FirstFrame,
            "last_frame" => ReferenceRole.LastFrame,
            "reference_image" => ReferenceRole.ReferenceImage,
            "reference_video" => ReferenceRole.ReferenceVideo,
            "reference_audio" => ReferenceRole.ReferenceAudio,
            _ => null,
        };
        var kind = type switch
        {
            "image_url" => MediaKind.Image,
            "video_url" => MediaKind.Video,
            _ => MediaKind.Audio,
        };
        if (known is { } role && role.Kind() == kind)
        {
            return role;
        }
        var taken = kind switch
        {
            MediaKind.Image => ReferenceRole.ReferenceImage,
            MediaKind.Video => ReferenceRole.ReferenceVideo,
            _ => ReferenceRole.ReferenceAudio,
        };
        _notes.Add(new RequestNote.RoleTaken(path, said ?? "", taken));
        return taken;
    }

    private void NoteRest(IEnumerable<JsonProperty> fields, string path, params string[] known) =>
        _notes.AddRange(
            fields.Where(f => !known.Contains(f.Name)).Select(f => new RequestNote.FieldLeftOut($"{path}.{f.Name}", Shown(f.Value)))
        );

    private IEnumerable<JsonProperty> Once(JsonElement holder, string path)
    {
        foreach (var same in holder.EnumerateObject().GroupBy(f => f.Name))
        {
            if (same.Skip(1).Any())
            {
                _notes.Add(new RequestNote.FieldTwice(path + same.Key));
            }
            yield return same.Last();
        }
    }

    private static string? Text(List<JsonProperty> fields, string name) =>
        fields.Where(f => f.Name == name && f.Value.ValueKind == JsonValueKind.String).Select(f => f.Value.GetString()).FirstOrDefault();

    // Gateways write numbers as strings, too.
    private static int? Whole(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String
                when int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

    private static bool? YesOrNo(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
