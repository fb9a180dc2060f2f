using Studio.Application.Media;

namespace Studio.Application.Batch;

/// <summary>Why nothing could be read from a table; its sentence is the resource <c>Batch.Refused.{Name}</c>.</summary>
public abstract record BatchRefusal
{
    private BatchRefusal() { }

    /// <summary>The word for the reason in resources.</summary>
    public string Name => GetType().Name;

    /// <summary>There is nothing in it.</summary>
    public sealed record Empty : BatchRefusal;

    /// <summary>There are headings, and nothing below them.</summary>
    public sealed record HeadingsAlone : BatchRefusal;

    /// <summary>No heading of the first line is known.</summary>
    public sealed record NoHeadings : BatchRefusal;

    /// <summary>Two columns mean the same.</summary>
    /// <param name="Heading">The second one's heading.</param>
    public sealed record ColumnTwice(string Heading) : BatchRefusal;

    /// <summary>There are more rows than are taken at once.</summary>
    /// <param name="Count">The rows.</param>
    /// <param name="Most">The rows that are taken.</param>
    public sealed record TooManyRows(int Count, int Most) : BatchRefusal;

    /// <summary>It has more bytes than are taken.</summary>
    /// <param name="Most">The bytes that are taken.</param>
    public sealed record TooLarge(long Most) : BatchRefusal;

    /// <summary>It is not text: a workbook, a picture.</summary>
    public sealed record NotText : BatchRefusal;
}

/// <summary>What is wrong with a cell before any rule is asked; its sentence is the resource <c>Batch.Fault.{Name}</c>.</summary>
/// <param name="Column">The cell's column; null where the whole row is meant.</param>
public abstract record BatchFault(BatchColumn? Column)
{
    /// <summary>The word for the fault in resources.</summary>
    public string Name => GetType().Name;

    /// <summary>A number should stand there, and it should be whole.</summary>
    public sealed record NotWhole(BatchColumn Where, string Value) : BatchFault(Where);

    /// <summary>Neither yes nor no.</summary>
    public sealed record NotYesOrNo(BatchColumn Where, string Value) : BatchFault(Where);

    /// <summary>No mode is called so.</summary>
    public sealed record NoSuchMode(string Value) : BatchFault(BatchColumn.Mode);

    /// <summary>No campaign is called so; it can be started.</summary>
    public sealed record NoSuchCampaign(string Value) : BatchFault(BatchColumn.Campaign);

    /// <summary>Nothing in the library is called so.</summary>
    public sealed record NoSuchFile(BatchColumn Where, string Value) : BatchFault(Where);

    /// <summary>More than one item of the library is called so.</summary>
    public sealed record SeveralFiles(BatchColumn Where, string Value, int Count) : BatchFault(Where);

    /// <summary>Nothing came from a link.</summary>
    public sealed record LinkRefused(BatchColumn Where, string Value, ImportOutcome Outcome) : BatchFault(Where);

    /// <summary>A file is named twice in one column.</summary>
    public sealed record FileTwice(BatchColumn Where, string Value) : BatchFault(Where);

    /// <summary>One column takes one file.</summary>
    public sealed record OneFileOnly(BatchColumn Where, int Count) : BatchFault(Where);

    /// <summary>A cell holds more characters than the composer takes.</summary>
    public sealed record TooLong(BatchColumn Where, int Count, int Most) : BatchFault(Where);

    /// <summary>There are cells right of the last heading.</summary>
    public sealed record CellsBeyond(int Count) : BatchFault((BatchColumn?)null);

    /// <summary>A quotation mark is not closed, so that cells or rows ran into each other.</summary>
    public sealed record QuoteOpen() : BatchFault((BatchColumn?)null);
}
