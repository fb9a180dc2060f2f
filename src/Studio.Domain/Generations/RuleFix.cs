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

    /// <summary>Takes a mention out of the prompt: the mention.</summary>
    RemoveMention,

    /// <summary>Switches to the mode whose files were set aside: the mode.</summary>
    BringFilesBack,

    /// <summary>Rounds playing times to whole seconds.</summary>
    RoundSeconds,

    /// <summary>Puts spoken lines in quotation marks.</summary>
    Quote,

    /// <summary>Chooses another ratio: the ratio.</summary>
    UseRatio,

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
            { Rule: Rule.MentionWithoutFile, Arguments: [string mention] } => [.. BringFilesBack(composition), RemoveMention(mention)],
            { Rule: Rule.DecimalSeconds } => [InPrompt(RuleFixKind.RoundSeconds, PromptRules.WithWholeSeconds)],
            { Rule: Rule.SpeechUnquoted } => [InPrompt(RuleFixKind.Quote, PromptRules.WithQuotes)],
            { Rule: Rule.FrameLosesSides or Rule.FrameLosesTop, Reference: { } frame }
                when FrameRules.Nearest(media.GetValueOrDefault(frame.ItemId), profile) is { } ratio
                    && !composition.Ratios.Contains(ratio) => [UseRatio(ratio)],
            { Rule: Rule.RatioNotOffered } => [UseRatio(profile.Ratios[0].Ratio)],
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
        new(RuleFixKind.NameIt, null, c => c with { Prompt = $"{c.Prompt.TrimEnd()} {c.MentionOf(file)}" });

    private static RuleFix RemoveFile(Reference file) => new(RuleFixKind.RemoveFile, null, c => c.Without(file));

    private static RuleFix RemoveMention(string mention) =>
        InPrompt(RuleFixKind.RemoveMention, prompt => PromptRules.WithoutMentions(prompt, mention), mention);

    private static RuleFix UseRatio(string ratio) =>
        new(RuleFixKind.UseRatio, ratio, c => c with { Ratio = ratio, OtherRatios = [.. c.OtherRatios.Where(r => r != ratio)] });

    private static RuleFix UseSeconds(int seconds) => new(RuleFixKind.UseSeconds, seconds, c => c with { Duration = seconds });

    private static RuleFix UseMode(RuleFixKind kind, GenerationMode mode) => new(kind, mode, c => c.SwitchTo(mode));

    private static RuleFix InPrompt(RuleFixKind kind, Func<string, string> change, string? argument = null) =>
        new(kind, argument, c => c with { Prompt = change(c.Prompt) });
}
