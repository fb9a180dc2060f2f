using Studio.Application.Generations;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Compose.Slots;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Turns what the rules say into what is shown: in sentences, and calmly where a field simply wasn't filled yet.</summary>
public sealed class ComposeFindings(RuleSentences sentences, ModelCatalog catalog)
{
    private readonly HashSet<CompositionField> _touched = [];
    private bool _tried;

    /// <summary>The member was at a field: from now on an empty one is a fault.</summary>
    public void Touch(CompositionField field) => _touched.Add(field);

    /// <summary>The member tried to send: from now on every gap is a fault.</summary>
    public void Try() => _tried = true;

    /// <summary>Begins anew, with another mode or another draft.</summary>
    public void Reset()
    {
        _tried = false;
        _touched.Clear();
    }

    /// <summary>What is shown: what the rules say here, and what the server refused beyond that.</summary>
    public IReadOnlyList<Finding> Of(Composition composition, IReadOnlyDictionary<MediaItemId, MediaItem> media, SubmitOutcome? outcome)
    {
        var found = GenerationRules.Check(composition, catalog, media);
        var refused = outcome is SubmitOutcome.Refused { Violations: var violations } ? violations : [];
        return [.. found.Concat(refused).Select(v => Show(v, composition, media)).DistinctBy(f => f.Key)];
    }

    private Finding Show(RuleViolation violation, Composition composition, IReadOnlyDictionary<MediaItemId, MediaItem> media) =>
        new(
            violation,
            sentences.Sentence(violation),
            !_tried && !_touched.Contains(violation.Field) && Finding.AsksForMore(violation.Rule),
            [.. RuleFixes.For(violation, composition, catalog, media).Select(f => new FindingFix(f, sentences.Label(f)))]
        )
        {
            CropTo = CropTo(violation, composition, media),
        };

    // For several ratios no crop fits all.
    private static string? CropTo(RuleViolation violation, Composition composition, IReadOnlyDictionary<MediaItemId, MediaItem> media) =>
        violation is { Rule: Rule.FrameLosesSides or Rule.FrameLosesTop, Reference: { } frame }
        && composition.Ratios.Count() == 1
        && media.GetValueOrDefault(frame.ItemId) is { } item
        && CropDialog.Takes(item)
            ? composition.Ratio
            : null;
}
