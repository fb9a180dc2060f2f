using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Domain.Catalog;

/// <summary>The model profiles on offer; the first is the default.</summary>
public sealed class ModelCatalog(IReadOnlyList<ModelProfile> profiles)
{
    /// <summary>Every profile, in the order of the configuration.</summary>
    public IReadOnlyList<ModelProfile> Profiles { get; } = profiles;

    /// <summary>The profile that a new composition starts with.</summary>
    public ModelProfile Default => Profiles[0];

    /// <summary>The profile of a model; null for a model that is not on offer.</summary>
    public ModelProfile? Find(string model) => Profiles.FirstOrDefault(p => p.Id == model);

    /// <summary>The bytes of a file, at most: what the most generous model takes in the role, or in any role.</summary>
    public long MostBytes(ReferenceRole? role) =>
        Profiles.Max(p =>
            role is { } known ? p.Limits(known.Kind()).MaxBytes : Enum.GetValues<MediaKind>().Max(kind => p.Limits(kind).MaxBytes)
        );

    /// <summary>An empty composition with the default model's defaults.</summary>
    public Composition NewComposition() =>
        new()
        {
            Model = Default.Id,
            Mode = Default.Modes[0],
            Ratio = Default.Ratios[0].Ratio,
            Duration = Default.Duration.Default,
            Sound = Default.Sound,
        };
}
