using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>A file of templates: how they travel between studios. Campaigns stay where they are.</summary>
public static class TemplateFile
{
    /// <summary>What the file says that it is.</summary>
    public const string Format = "seedance-studio-templates";

    /// <summary>The version that is written, and the newest that is read.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a file, at most.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Templates in a file, at most.</summary>
    public const int MostTemplates = 500;

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Writes templates, in UTF-8.</summary>
    public static byte[] Write(IEnumerable<Template> templates) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Format,
                Version,
                Templates = templates.Select(FiledTemplate.Of),
            },
            Options
        );
}

/// <summary>One template as it stands in a file.</summary>
internal sealed record FiledTemplate
{
    private const int MostPrompt = 40_000; // UTF-16 units, as the composer takes
    private const int MostReferences = 50;
    private const int MostSeconds = 3600;

    public string Name { get; init; } = "";

    public bool Shared { get; init; }

    public string Prompt { get; init; } = "";

    public MentionLanguage MentionLanguage { get; init; }

    public GenerationMode Mode { get; init; }

    public string Model { get; init; } = "";

    public string Ratio { get; init; } = "16:9";

    public IReadOnlyList<string> OtherRatios { get; init; } = [];

    public int Variants { get; init; } = 1;

    public int Duration { get; init; } = 5;

    public bool Sound { get; init; } = true;

    public bool Watermark { get; init; }

    public IReadOnlyList<FiledReference> References { get; init; } = [];

    public static FiledTemplate Of(Template template)
    {
        var composition = template.Composition;
        return new FiledTemplate
        {
            Name = template.Name,
            Shared = template.IsShared,
            Prompt = composition.Prompt,
            MentionLanguage = composition.MentionLanguage,
            Mode = composition.Mode,
            Model = composition.Model,
            Ratio = composition.Ratio,
            OtherRatios = composition.OtherRatios,
            Variants = composition.Variants,
            Duration = composition.Duration,
            Sound = composition.Sound,
            Watermark = composition.Watermark,
            References = [.. composition.References.Select(r => new FiledReference(r.Role, r.ItemId.Value))],
        };
    }

    /// <summary>What is wrong with it, by the name of its field; null where nothing is.</summary>
    public (TemplateEntryFault Fault, string Field)? Fault() =>
        this switch
        {
            _ when References.Any(r => r is null) => (TemplateEntryFault.NotUnderstood, "references"), // JSON has nulls in lists
            _ when OtherRatios.Any(r => r is null) => (TemplateEntryFault.NotUnderstood, "otherRatios"),
            _ when SaveTemplate.FaultOf(Name) is { } fault => (
                fault == ShelfFault.NameMissing ? TemplateEntryFault.Missing : TemplateEntryFault.TooLong,
                "name"
            ),
            { Prompt.Length: > MostPrompt } => (TemplateEntryFault.TooLong, "prompt"),
            { Model.Length: > Template.MostName } => (TemplateEntryFault.TooLong, "model"),
            { References.Count: > MostReferences } => (TemplateEntryFault.TooLong, "references"),
            { OtherRatios.Count: > MostReferences } => (TemplateEntryFault.TooLong, "otherRatios"),
            { Variants: < 1 or > Composition.MostVariants } => (TemplateEntryFault.OutOfRange, "variants"),
            { Duration: < -1 or > MostSeconds } => (TemplateEntryFault.OutOfRange, "duration"),
            _ when References.Any(r => r.Role.Mode() != Mode) => (TemplateEntryFault.WrongMode, "references"),
            _ => null,
        };

    public Composition ToComposition() =>
        new()
        {
            Prompt = Prompt,
            MentionLanguage = MentionLanguage,
            Mode = Mode,
            Model = Model,
            Ratio = Ratio,
            OtherRatios = OtherRatios,
            Variants = Variants,
            Duration = Duration,
            Sound = Sound,
            Watermark = Watermark,
            References = [.. References.Select(r => new Reference(r.Role, new MediaItemId(r.Item))).Distinct()],
        };
}

/// <summary>A reference as it stands in a file.</summary>
internal sealed record FiledReference(ReferenceRole Role, Guid Item);
