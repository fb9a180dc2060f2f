using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Batch;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Web.Features.Campaigns;

namespace Studio.Web.Features.Batch;

/// <summary>One row: what would be sent, what speaks against it, and, once it was sent, what came of it.</summary>
public sealed partial class BatchRowCard(BatchSentences sentences, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private const int MostThumbs = 3;

    private object? _drawn; // what the last drawing showed: a table has many rows, and few of them change at a time

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required BatchLine Line { get; set; }

    /// <summary>The ratios to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Ratios { get; set; }

    /// <summary>What the server refused of it.</summary>
    [Parameter]
    public IReadOnlyList<RuleViolation> Refused { get; set; } = [];

    /// <summary>Its generations, once it was sent, with where each stands.</summary>
    [Parameter]
    public IReadOnlyList<(GenerationId Id, GenerationStatus Status)> Sent { get; set; } = [];

    /// <summary>Whether nothing can be changed.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with a cell that was written into.</summary>
    [Parameter]
    public EventCallback<BatchEdit> OnWrite { get; set; }

    /// <summary>Raised with the campaign that was started for it.</summary>
    [Parameter]
    public EventCallback<Campaign> OnCampaign { get; set; }

    private int Number => Line.Row.Number;

    private string? Says => Findings.Count > 0 && Sent.Count == 0 ? $"batch-says-{Number}" : null;

    private string Ratio => string.Join('|', Line.Composition.OtherRatios.Prepend(Line.Composition.Ratio));

    private IEnumerable<string> Choices => Ratios.Contains(Ratio) ? Ratios : Ratios.Prepend(Ratio);

    // Without it, a browser may draw Chinese with Japanese glyphs.
    private string? Language => Line.Row[BatchColumn.Prompt].Any(c => c is >= '\u4E00' and <= '\u9FFF') ? "zh-Hans" : null;

    private IReadOnlyList<BatchFinding> Findings =>
        [
            .. Line.Faults.Select(f => new BatchFinding(sentences.Sentence(f), "t-bad", "error", (f as BatchFault.NoSuchCampaign)?.Value)),
            .. Line
                .Violations.Concat(Refused)
                .DistinctBy(v => (v.Rule, v.Field, v.Reference))
                .Select(v => new BatchFinding(sentences.Sentence(v), ToneOf(v.Severity), IconOf(v.Severity), null)),
        ];

    private (string Words, string Tone, string Icon) State =>
        (Line.Awaited, Line.Problems + Refused.Count) switch
        {
            (> 0, _) => (text["Batch.Fetching", Line.Awaited], "move", "link"),
            (_, 0) => (text["Batch.Ready"], "ok", "check"),
            (_, 1) => (text["Batch.Problem"], "bad", "error"),
            var (_, problems) => (text["Batch.Problems", problems], "bad", "error"),
        };

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var shown = (Line, Refused.Count, string.Join(' ', Sent.Select(s => s.Status)), IsReadOnly);
        var isSame = shown.Equals(_drawn);
        _drawn = shown;
        return !isSame;
    }

    private static string ToneOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => "t-bad",
            RuleSeverity.Warning => "t-warn",
            _ => "dim",
        };

    private static string IconOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warn",
            _ => "info",
        };

    private string Label(BatchColumn column) => text["Batch.Cell", BatchSentences.Heading(column), Number];

    private string? Wrong(BatchColumn column)
    {
        var field = column switch
        {
            BatchColumn.Ratio => CompositionField.Ratio,
            BatchColumn.Duration => CompositionField.Duration,
            _ => CompositionField.Prompt,
        };
        return
            Line.Faults.Any(f => f.Column == column)
            || Line.Violations.Concat(Refused).Any(v => v.Field == field && v.Severity == RuleSeverity.Error)
            ? "wrong"
            : null;
    }

    private Task WriteAsync(BatchColumn column, ChangeEventArgs change) =>
        OnWrite.InvokeAsync(new BatchEdit(Number, column, change.Value as string ?? ""));

    private async Task StartAsync(string name)
    {
        if (await CampaignDialog.AskAsync(dialogs, text["Campaign.New"], null, new CampaignText { Name = name }) is { } started)
        {
            await OnCampaign.InvokeAsync(started);
        }
    }

    private sealed record BatchFinding(string Sentence, string Tone, string Icon, string? NewCampaign);
}
