using System.Globalization;
using Studio.Domain.Catalog;
using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>Frames whose shape is not that of the video: the provider cuts them to it, from the middle.</summary>
internal static class FrameRules
{
    private const double Tolerance = 0.01; // of an aspect: nobody sees less

    public static IEnumerable<RuleViolation> Check(
        Composition composition,
        ModelProfile profile,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    ) =>
        from reference in composition.References
        where composition.Mode == GenerationMode.Frames && reference.Role.Mode() == GenerationMode.Frames
        let shape = ShapeOf(media.GetValueOrDefault(reference.ItemId))
        where shape is not null
        from ratio in composition.Ratios
        let target = profile.FindRatio(ratio)
        where target is not null && !AreAlike(shape.Value, Aspect(target))
        select Cut(reference, shape.Value, target, profile);

    /// <summary>The ratio on offer that cuts least off a frame.</summary>
    public static string? Nearest(MediaItem? frame, ModelProfile profile) =>
        ShapeOf(frame) is { } shape ? profile.Ratios.MaxBy(r => Math.Min(shape / Aspect(r), Aspect(r) / shape))?.Ratio : null;

    private static RuleViolation Cut(Reference reference, double shape, RatioProfile target, ModelProfile profile)
    {
        var aspect = Aspect(target);
        var isWide = shape > aspect;
        var lost = Math.Round((1 - (isWide ? aspect / shape : shape / aspect)) * 50, 1);
        var name = profile.Ratios.FirstOrDefault(r => AreAlike(shape, Aspect(r)))?.Ratio;
        return new RuleViolation(
            isWide ? Rule.FrameLosesSides : Rule.FrameLosesTop,
            reference.Role.Field(),
            RuleSeverity.Warning,
            [reference.Role, name ?? string.Create(CultureInfo.InvariantCulture, $"{shape:0.##}:1"), target.Ratio, lost],
            reference
        );
    }

    private static bool AreAlike(double one, double other) => Math.Abs((one / other) - 1) <= Tolerance;

    private static double Aspect(RatioProfile ratio) => (double)ratio.Width / ratio.Height;

    private static double? ShapeOf(MediaItem? frame) =>
        frame is { Width: { } width and > 0, Height: { } height and > 0 } ? (double)width / height : null;
}
