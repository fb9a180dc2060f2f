using System.Globalization;
using Microsoft.Extensions.Localization;
using Studio.Application.Batch;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Batch;

/// <summary>Says in the reader's language what is wrong with a table, or with one of its cells.</summary>
public sealed class BatchSentences(RuleSentences rules, IStringLocalizer<Texts> text)
{
    private const int LongestName = 80;

    /// <summary>The heading of a column, as the reader's template has it.</summary>
    public static string Heading(BatchColumn column) => column.Heading(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh");

    /// <summary>Why nothing was read.</summary>
    public string Sentence(BatchRefusal refusal) =>
        refusal switch
        {
            BatchRefusal.ColumnTwice(var heading) => text["Batch.Refused.ColumnTwice", heading],
            BatchRefusal.TooManyRows(var count, var most) => text["Batch.Refused.TooManyRows", count, most],
            BatchRefusal.TooLarge(var most) => text["Batch.Refused.TooLarge", ByteSize.Of(most)],
            _ => text[$"Batch.Refused.{refusal.Name}"],
        };

    /// <summary>What is wrong with a cell.</summary>
    public string Sentence(BatchFault fault)
    {
        var column = fault.Column is { } known ? Heading(known) : "";
        return fault switch
        {
            BatchFault.NotWhole(_, var value) => text["Batch.Fault.NotWhole", column, Short(value)],
            BatchFault.NotYesOrNo(_, var value) => text["Batch.Fault.NotYesOrNo", column, Short(value)],
            BatchFault.NoSuchMode(var value) => text["Batch.Fault.NoSuchMode", Short(value)],
            BatchFault.NoSuchCampaign(var value) => text["Batch.Fault.NoSuchCampaign", Short(value)],
            BatchFault.NoSuchFile(_, var value) => text["Batch.Fault.NoSuchFile", column, Short(value)],
            BatchFault.SeveralFiles(_, var value, var count) => text["Batch.Fault.SeveralFiles", column, Short(value), count],
            BatchFault.LinkRefused(_, var value, var outcome) => text[
                "Batch.Fault.LinkRefused",
                Short(value),
                rules.Sentence(outcome) ?? ""
            ],
            BatchFault.FileTwice(_, var value) => text["Batch.Fault.FileTwice", column, Short(value)],
            BatchFault.OneFileOnly(_, var count) => text["Batch.Fault.OneFileOnly", column, count],
            BatchFault.TooLong(_, var count, var most) => text["Batch.Fault.TooLong", column, count, most],
            BatchFault.CellsBeyond(var count) => text["Batch.Fault.CellsBeyond", count],
            _ => text[$"Batch.Fault.{fault.Name}"],
        };
    }

    /// <summary>What a rule says.</summary>
    public string Sentence(RuleViolation violation) => rules.Sentence(violation);

    private static string Short(string value) => value.Length <= LongestName ? value : value[..LongestName] + "…";
}
