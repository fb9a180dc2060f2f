using Studio.Domain.Catalog;
using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>Every rule of a composition, in one place: the form calls it on each change, sending calls it again.</summary>
public static class GenerationRules
{
    /// <summary>Lists everything that speaks against a composition, errors before warnings before hints; empty when nothing does.</summary>
    /// <param name="composition">What is to be sent.</param>
    /// <param name="catalog">The models on offer.</param>
    /// <param name="media">The items that the references name.</param>
    public static IReadOnlyList<RuleViolation> Check(
        Composition composition,
        ModelCatalog catalog,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    ) =>
        catalog.Find(composition.Model) is { } profile
            ? Check(composition, profile, media)
            : [Error(Rule.ModelUnknown, CompositionField.Model, composition.Model)];

    /// <summary>Lists everything that speaks against a composition for one model, errors before warnings before hints; empty when nothing does.</summary>
    public static IReadOnlyList<RuleViolation> Check(
        Composition composition,
        ModelProfile profile,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    ) =>
        [
            .. Settings(composition, profile)
                .Concat(Prompt(composition, profile))
                .Concat(PromptRules.Check(composition))
                .Concat(Roles(composition))
                .Concat(References(composition, profile, media))
                .Concat(FrameRules.Check(composition, profile, media))
                .OrderBy(v => v.Severity),
        ];

    /// <summary>Lists what speaks against one file in a role, before or after it is stored.</summary>
    public static IEnumerable<RuleViolation> CheckMedia(
        ReferenceRole role,
        MediaFacts facts,
        long length,
        ModelProfile profile,
        Reference? reference = null
    )
    {
        var field = role.Field();
        var limits = profile.Limits(role.Kind());
        if (facts.Kind != role.Kind())
        {
            yield return Error(Rule.MediaKindWrong, field, reference, facts.Kind, role);
            yield break;
        }
        if (!limits.ContentTypes.Contains(facts.ContentType))
        {
            yield return Error(Rule.MediaTypeNotTaken, field, reference, facts.ContentType, string.Join(", ", limits.ContentTypes));
        }
        if (facts.Codec is { } codec && limits.Codecs.Length > 0 && !limits.Codecs.Contains(codec))
        {
            yield return Error(Rule.MediaCodec, field, reference, codec, string.Join(", ", limits.Codecs));
        }
        if (length > limits.MaxBytes)
        {
            yield return Error(Rule.MediaTooLarge, field, reference, length, limits.MaxBytes);
        }
        if (facts is { Width: { } width, Height: { } height })
        {
            if (Outside(Math.Min(width, height), limits.MinSide, null) || Outside(Math.Max(width, height), null, limits.MaxSide))
            {
                yield return Error(Rule.MediaSides, field, reference, width, height, limits.MinSide ?? 0, limits.MaxSide ?? int.MaxValue);
            }
            var aspect = (double)width / height;
            if (Outside(aspect, limits.MinAspect, limits.MaxAspect))
            {
                yield return Error(Rule.MediaAspect, field, reference, aspect, limits.MinAspect ?? 0, limits.MaxAspect ?? 0);
            }
        }
        if (facts.Seconds is { } seconds && Outside(seconds, limits.MinSeconds, limits.MaxSeconds))
        {
            yield return Error(Rule.MediaSeconds, field, reference, seconds, limits.MinSeconds ?? 0, limits.MaxSeconds ?? 0);
        }
        if (facts.FrameRate is { } rate && Outside(rate, limits.MinFrameRate, limits.MaxFrameRate))
        {
            yield return Error(Rule.MediaFrameRate, field, reference, rate, limits.MinFrameRate ?? 0, limits.MaxFrameRate ?? 0);
        }
    }

    private static IEnumerable<RuleViolation> Settings(Composition composition, ModelProfile profile)
    {
        if (!profile.Modes.Contains(composition.Mode))
        {
            yield return Error(Rule.ModeNotOffered, CompositionField.Mode, profile.Name, composition.Mode);
        }
        foreach (var ratio in composition.Ratios.Where(r => profile.FindRatio(r) is null))
        {
            yield return Error(Rule.RatioNotOffered, CompositionField.Ratio, ratio);
        }
        foreach (var twice in composition.OtherRatios.Prepend(composition.Ratio).GroupBy(r => r).Where(g => g.Count() > 1))
        {
            yield return Error(Rule.RatioTwice, CompositionField.Ratio, twice.Key);
        }
        if (composition.Variants is < 1 or > Composition.MostVariants)
        {
            yield return Error(Rule.VariantsOutOfRange, CompositionField.Variants, composition.Variants, Composition.MostVariants);
        }
        if (!profile.Duration.Contains(composition.Duration))
        {
            yield return Error(
                Rule.DurationOutOfRange,
                CompositionField.Duration,
                composition.Duration,
                profile.Duration.Min,
                profile.Duration.Max
            );
        }
        if (composition.Sound && !profile.Sound)
        {
            yield return Error(Rule.SoundNotOffered, CompositionField.Sound, profile.Name);
        }
        if (composition.Watermark && !profile.Watermark)
        {
            yield return Error(Rule.WatermarkNotOffered, CompositionField.Watermark, profile.Name);
        }
    }

    private static IEnumerable<RuleViolation> Prompt(Composition composition, ModelProfile profile)
    {
        if (composition.Mode == GenerationMode.Text && string.IsNullOrWhiteSpace(composition.Prompt))
        {
            yield return Error(Rule.PromptMissing, CompositionField.Prompt);
        }
        if (composition.PromptLength > profile.RecommendedPromptLength)
        {
            yield return new RuleViolation(
                Rule.PromptLong,
                CompositionField.Prompt,
                RuleSeverity.Warning,
                [composition.PromptLength, profile.RecommendedPromptLength]
            );
        }
    }

    private static IEnumerable<RuleViolation> Roles(Composition composition)
    {
        foreach (var reference in composition.References.Where(r => r.Role.Mode() != composition.Mode))
        {
            yield return Error(Rule.RoleNotInMode, reference.Role.Field(), reference, reference.Role, composition.Mode);
        }
        foreach (var role in composition.References.Select(r => r.Role).Where(r => r.IsSingle()).GroupBy(r => r).Where(g => g.Count() > 1))
        {
            yield return Error(Rule.RoleTwice, role.Key.Field(), role.Key);
        }
        if (composition.Mode == GenerationMode.Frames && !composition.In(ReferenceRole.FirstFrame).Any())
        {
            yield return Error(Rule.FirstFrameMissing, CompositionField.FirstFrame);
        }
        if (
            composition.Mode == GenerationMode.References
            && !composition.In(ReferenceRole.ReferenceImage).Concat(composition.In(ReferenceRole.ReferenceVideo)).Any()
        )
        {
            yield return composition.In(ReferenceRole.ReferenceAudio).Any()
                ? Error(Rule.AudioAlone, CompositionField.ReferenceAudio)
                : Error(Rule.ReferencesMissing, CompositionField.ReferenceImages);
        }
    }

    private static IEnumerable<RuleViolation> References(
        Composition composition,
        ModelProfile profile,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    )
    {
        foreach (var role in composition.References.Where(r => !r.Role.IsSingle()).GroupBy(r => r.Role))
        {
            var limits = profile.Limits(role.Key.Kind());
            if (role.Count() > limits.MaxCount)
            {
                yield return Error(Rule.TooMany, role.Key.Field(), role.Count(), limits.MaxCount);
            }
            var total = role.Sum(r => media.GetValueOrDefault(r.ItemId)?.Seconds ?? 0);
            if (Outside(total, null, limits.MaxTotalSeconds))
            {
                yield return Error(Rule.MediaTotalSeconds, role.Key.Field(), total, limits.MaxTotalSeconds ?? 0);
            }
        }
        foreach (var reference in composition.References)
        {
            if (!media.TryGetValue(reference.ItemId, out var item))
            {
                yield return Error(Rule.MediaMissing, reference.Role.Field(), reference);
                continue;
            }
            foreach (var violation in CheckMedia(reference.Role, item.Facts, item.Length, profile, reference))
            {
                yield return violation;
            }
        }
    }

    private static bool Outside(double value, double? least, double? most) => value < least || value > most;

    private static RuleViolation Error(Rule rule, CompositionField field, params object[] arguments) =>
        new(rule, field, RuleSeverity.Error, arguments);

    private static RuleViolation Error(Rule rule, CompositionField field, Reference? reference, params object[] arguments) =>
        new(rule, field, RuleSeverity.Error, arguments, reference);
}
