using System.Text.Json;

namespace Studio.Web.Features.Templates;

/// <summary>The phrases that the studio brings: camera moves, light and styles, each in both languages.</summary>
/// <param name="Groups">The groups, in order.</param>
public sealed record Palette(IReadOnlyList<PaletteGroup> Groups)
{
    /// <summary>Where they stand among the web assets.</summary>
    public const string FileName = "palette.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the file of phrases.</summary>
    /// <exception cref="JsonException">It is broken, or something is missing in it.</exception>
    public static Palette Read(Stream json) => JsonSerializer.Deserialize<Palette>(json, Options)!;
}

/// <summary>A group of phrases.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="En">What it is called in English.</param>
/// <param name="Zh">What it is called in Chinese.</param>
/// <param name="Phrases">Its phrases, in order.</param>
public sealed record PaletteGroup(string Id, string Icon, string En, string Zh, IReadOnlyList<PalettePhrase> Phrases);

/// <summary>A phrase that both languages know.</summary>
/// <param name="En">In English.</param>
/// <param name="Zh">In Chinese.</param>
public sealed record PalettePhrase(string En, string Zh);
