using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Batch;

/// <summary>Makes compositions of rows and asks the rules about them.</summary>
public sealed class BatchCheck(ModelCatalog catalog)
{
    /// <summary>UTF-16 units of a prompt, at most: what the composer's text area takes.</summary>
    public const int MostPrompt = 40_000;

    /// <summary>UTF-16 units of a title, at most: what the composer's title takes.</summary>
    public const int MostTitle = 100;

    /// <summary>The ratios that some model offers, in the catalog's order.</summary>
    public IReadOnlyList<string> Ratios { get; } = [.. catalog.Profiles.SelectMany(p => p.Ratios).Select(r => r.Ratio).Distinct()];

    /// <summary>What a row comes to.</summary>
    public BatchLine Check(BatchRow row, BatchSources sources)
    {
        var faults = new List<BatchFault>(row.Faults);
        var files = new BatchFiles(sources, faults);
        files.Take(row);
        var composition = Compose(row, sources, files.References, faults);
        if (files.Awaited > 0)
        {
            return new BatchLine(row, composition, files.Items, faults, [], null, files.Awaited);
        }
        var media = files.Items.DistinctBy(i => i.Id).ToDictionary(i => i.Id);
        // A rule about what is missing would only repeat what a fault has said of the same cell.
        var said = faults.Select(f => FieldOf(f.Column)).ToHashSet();
        var violations = GenerationRules.Check(composition, catalog, media).Where(v => !said.Contains(v.Field)).ToList();
        var estimate =
            faults.Count == 0 && catalog.Find(composition.Model) is { } profile
                ? SubmissionEstimate.For(composition, profile, media)
                : null;
        return new BatchLine(row, composition, files.Items, faults, violations, estimate, 0);
    }

    private Composition Compose(BatchRow row, BatchSources sources, IReadOnlyList<Reference> references, List<BatchFault> faults)
    {
        var model = row[BatchColumn.Model] is { Length: > 0 } name ? BatchCells.Model(name, catalog) : catalog.Default.Id;
        var profile = catalog.Find(model) ?? catalog.Default;
        var ratios = BatchCells.Parts(row[BatchColumn.Ratio]).Select(BatchCells.Ratio).ToList();
        var campaign = sources.FindCampaign(row[BatchColumn.Campaign]);
        if (campaign is null && row[BatchColumn.Campaign] is { Length: > 0 } unknown)
        {
            faults.Add(new BatchFault.NoSuchCampaign(unknown));
        }
        return new Composition
        {
            Title = Short(row, BatchColumn.Title, MostTitle, faults),
            CampaignId = campaign?.Id,
            BrandPhrases = campaign?.BrandPhrases ?? "",
            Prompt = Short(row, BatchColumn.Prompt, MostPrompt, faults),
            MentionLanguage = Mentions.LanguageOf(row[BatchColumn.Prompt]),
            Mode = ModeOf(row, faults),
            Model = model,
            Ratio = ratios is [var first, ..] ? first : profile.Ratios[0].Ratio,
            OtherRatios = [.. ratios.Skip(1)],
            Variants = Whole(BatchColumn.Variants, 1),
            Duration = Whole(BatchColumn.Duration, profile.Duration.Default),
            Sound = YesOrNo(BatchColumn.Sound, profile.Sound),
            Watermark = YesOrNo(BatchColumn.Watermark, false),
            References = references,
        };

        int Whole(BatchColumn column, int otherwise) =>
            Read(row, column, BatchCells.Whole, otherwise, (c, cell) => new BatchFault.NotWhole(c, cell), faults);

        bool YesOrNo(BatchColumn column, bool otherwise) =>
            Read(row, column, BatchCells.YesOrNo, otherwise, (c, cell) => new BatchFault.NotYesOrNo(c, cell), faults);
    }

    private static GenerationMode ModeOf(BatchRow row, List<BatchFault> faults)
    {
        if (row[BatchColumn.Mode] is { Length: > 0 } said)
        {
            if (BatchCells.Mode(said) is { } mode)
            {
                return mode;
            }
            faults.Add(new BatchFault.NoSuchMode(said));
        }
        // A file that was not found still tells what the row was meant to be.
        return row.Cells.Keys.Order().Select(c => c.Role()?.Mode()).FirstOrDefault(m => m is not null) ?? GenerationMode.Text;
    }

    private static string Short(BatchRow row, BatchColumn column, int most, List<BatchFault> faults)
    {
        if (row[column].Length > most)
        {
            faults.Add(new BatchFault.TooLong(column, row[column].Length, most));
        }
        return row[column];
    }

    private static T Read<T>(
        BatchRow row,
        BatchColumn column,
        Func<string, T?> read,
        T otherwise,
        Func<BatchColumn, string, BatchFault> fault,
        List<BatchFault> faults
    )
        where T : struct
    {
        if (row[column] is not { Length: > 0 } cell)
        {
            return otherwise;
        }
        if (read(cell) is { } value)
        {
            return value;
        }
        faults.Add(fault(column, cell));
        return otherwise;
    }

    private static CompositionField? FieldOf(BatchColumn? column) =>
        column switch
        {
            BatchColumn.Mode => CompositionField.Mode,
            { } known => known.Role()?.Field(),
            null => null,
        };
}
