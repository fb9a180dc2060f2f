using Studio.Domain.Catalog;
using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>A way out of a finding that takes one click.</summary>
/// <param name="Kind">What it does; its label is the resource <c>Fix.{Kind}</c>.</param>
/// <param name="Argument">The value of the label; null where it has none.</param>
/// <param name="Apply">The composition without the finding, from the composition as it stands then.</param>
public sealed record RuleFix(RuleFixKind Kind, object? Argument, Func<Composition, Composition> Apply);

/// <summary>What a fix does.</summary>
public enum RuleFixKind
{
    /// <summary>Names the file at the end of the prompt.</summary>
    NameIt,

    /// <summary>Takes the file out.</summary>
    RemoveFile,

    /// <summary>Takes a mention or a placeholder out of the prompt: the words.</summary>
    TakeOut,

    /// <summary>Switches to the mode whose files were set aside: the mode.</summary>
    BringFilesBack,

    /// <summary>Rounds playing times to whole seconds.</summary>
    RoundSeconds,

    /// <summary>Puts spoken lines in quotation marks.</summary>
    Quote,

    /// <summary>Chooses another ratio: the ratio.</summary>
    UseRatio,

    /// <summary>Leaves out a ratio that is made besides: the ratio.</summary>
    DropRatio,

    /// <summary>Makes another number of videos of each ratio: the number.</summary>
    UseVariants,

    /// <summary>Starts on the picture that was to be the last one.</summary>
    StartOnLast,

    /// <summary>Takes out the files past the most that are taken: that number.</summary>
    KeepFirst,

    /// <summary>Chooses another playing time: seconds.</summary>
    UseSeconds,

    /// <summary>Chooses another model: its name.</summary>
    UseModel,

    /// <summary>Chooses another mode: the mode.</summary>
    UseMode,

    /// <summary>Switches the sound off.</summary>
    SoundOff,

    /// <summary>Switches the watermark off.</summary>
    WatermarkOff,
}

/// <summary>Finds the ways out of findings.</summary>
public static class RuleFixes
{
    /// <summary>The one-click ways out of a finding, best first; empty where a person has to think.</summary>
    public static IReadOnlyList<RuleFix> For(
        RuleViolation violation,
        Composition composition,
        ModelCatalog catalog,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    )
    {
        var profile = catalog.Find(composition.Model) ?? catalog.Default;
        return violation switch
        {
            { Rule: Rule.ReferenceUnnamed, Reference: { } file } => [NameIt(file), RemoveFile(file)],
            { Rule: Rule.MentionWithoutFile, Arguments: [string mention] } =>
            [
                .. BringFilesBack(composition),
                InPrompt(RuleFixKind.TakeOut, prompt => PromptRules.WithoutMention(prompt, mention), mention),
            ],
            { Rule: Rule.PlaceholderEmpty, Arguments: [string placeholder] } =>
            [
                InPrompt(RuleFixKind.TakeOut, prompt => PromptRules.WithoutPlaceholder(prompt, placeholder[1..^1]), placeholder),
            ],
            { Rule: Rule.DecimalSeconds } => [InPrompt(RuleFixKind.RoundSeconds, PromptRules.WithWholeSeconds)],
            { Rule: Rule.SpeechUnquoted } => [InPrompt(RuleFixKind.Quote, PromptRules.WithQuotes)],
            { Rule: Rule.FrameLosesSides or Rule.FrameLosesTop, Reference: { } frame, Arguments: [_, _, string cut, _] }
                when FrameRules.Nearest(media.GetValueOrDefault(frame.ItemId), profile) is { } ratio
                    && !composition.Ratios.Contains(ratio) => [UseRatio(cut, ratio)],
            { Rule: Rule.RatioNotOffered, Arguments: [string ratio] } when ratio == composition.Ratio =>
            [
                UseRatio(ratio, profile.Ratios[0].Ratio),
            ],
            { Rule: Rule.RatioNotOffered or Rule.RatioTwice, Arguments: [string ratio] } => [DropRatio(ratio)],
            { Rule: Rule.VariantsOutOfRange } => [UseVariants(Math.Clamp(composition.Variants, 1, Composition.MostVariants))],
            { Rule: Rule.FirstFrameMissing } when composition.In(ReferenceRole.LastFrame).Any() => [StartOnLast()],
            { Rule: Rule.TooMany, Arguments: [_, int most] } => [KeepFirst(violation.Field, most)],
            { Rule: Rule.DurationOutOfRange } => [UseSeconds(Math.Clamp(composition.Duration, profile.Duration.Min, profile.Duration.Max))],
            { Rule: Rule.ModelUnknown } =>
            [
                new RuleFix(RuleFixKind.UseModel, catalog.Default.Name, c => c with { Model = catalog.Default.Id }),
            ],
            { Rule: Rule.ModeNotOffered } => [UseMode(RuleFixKind.UseMode, profile.Modes[0])],
            { Rule: Rule.SoundNotOffered } => [new RuleFix(RuleFixKind.SoundOff, null, c => c with { Sound = false })],
            { Rule: Rule.WatermarkNotOffered } => [new RuleFix(RuleFixKind.WatermarkOff, null, c => c with { Watermark = false })],
            { Reference: { } file, Severity: RuleSeverity.Error } => [RemoveFile(file)],
            _ => [],
        };
    }

    private static IEnumerable<RuleFix> BringFilesBack(Composition composition) =>
        composition
            .SetAside.Select(r => r.Role.Mode())
            .Distinct()
            .Where(mode => mode != composition.Mode)
            .Select(mode => UseMode(RuleFixKind.BringFilesBack, mode));

    private static RuleFix NameIt(Reference file) =>
        new(
            RuleFixKind.NameIt,
            null,
            c => c.References.Contains(file) ? c with { Prompt = $"{c.Prompt.TrimEnd()} {c.MentionOf(file)}" } : c
        );

    private static RuleFix RemoveFile(Reference file) => new(RuleFixKind.RemoveFile, null, c => c.Without(file));

    private static RuleFix UseRatio(string old, string ratio) =>
        new(RuleFixKind.UseRatio, ratio, c => OfRatios(c, c.Ratios.Select(r => r == old ? ratio : r)));

    private static RuleFix DropRatio(string ratio) =>
        new(RuleFixKind.DropRatio, ratio, c => OfRatios(c, c.Ratios.Where(r => r != ratio || r == c.Ratio)));

    private static Composition OfRatios(Composition composition, IEnumerable<string> ratios) =>
        ratios.Distinct().ToList() is [var first, .. var others] ? composition with { Ratio = first, OtherRatios = others } : composition;

    private static RuleFix UseVariants(int variants) => new(RuleFixKind.UseVariants, variants, c => c with { Variants = variants });

    private static RuleFix StartOnLast() =>
        new(
            RuleFixKind.StartOnLast,
            null,
            c =>
                c.In(ReferenceRole.LastFrame).FirstOrDefault() is { } last && !c.In(ReferenceRole.FirstFrame).Any()
                    ? c.Replace(last, last with { Role = ReferenceRole.FirstFrame })
                    : c
        );

    private static RuleFix KeepFirst(CompositionField field, int most) =>
        new(
            RuleFixKind.KeepFirst,
            most,
            c => c.References.Where(r => r.Role.Field() == field).Skip(most).Aggregate(c, (rest, file) => rest.Without(file))
        );

    private static RuleFix UseSeconds(int seconds) => new(RuleFixKind.UseSeconds, seconds, c => c with { Duration = seconds });

    private static RuleFix UseMode(RuleFixKind kind, GenerationMode mode) => new(kind, mode, c => c.SwitchTo(mode));

    private static RuleFix InPrompt(RuleFixKind kind, Func<string, string> change, string? argument = null) =>
        new(kind, argument, c => c with { Prompt = change(c.Prompt) });
}
