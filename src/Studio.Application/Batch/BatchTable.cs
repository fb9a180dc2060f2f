using System.Collections.Immutable;
using CsvHelper;

namespace Studio.Application.Batch;

/// <summary>What was read from a table.</summary>
public abstract record BatchReading
{
    private BatchReading() { }

    /// <summary>Its rows.</summary>
    public sealed record Read(BatchTable Table) : BatchReading;

    /// <summary>Nothing, and why.</summary>
    public sealed record Refused(BatchRefusal Refusal) : BatchReading;
}

/// <summary>A row as it was written.</summary>
/// <param name="Number">Its number in the table, from 1; the headings don't count.</param>
/// <param name="Cells">What stands in the known columns, trimmed; empty cells are left out.</param>
/// <param name="Faults">What is wrong with the row as a line of the file.</param>
public sealed record BatchRow(int Number, ImmutableDictionary<BatchColumn, string> Cells, ImmutableArray<BatchFault> Faults)
{
    /// <summary>What stands in a column; empty where nothing does.</summary>
    public string this[BatchColumn column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The same row with another text in a column.</summary>
    public BatchRow With(BatchColumn column, string value) =>
        this with
        {
            Cells = value.Trim() is { Length: > 0 } text ? Cells.SetItem(column, text) : Cells.Remove(column),
        };
}

/// <summary>A table of compositions as it was pasted or uploaded.</summary>
/// <param name="Columns">The known columns that it has, in order.</param>
/// <param name="UnknownHeadings">The headings that mean nothing; their columns are left out.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record BatchTable(IReadOnlyList<BatchColumn> Columns, IReadOnlyList<string> UnknownHeadings, IReadOnlyList<BatchRow> Rows)
{
    /// <summary>Rows of one table, at most.</summary>
    public const int MostRows = 200;

    /// <summary>Bytes of one table, at most.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Reads bytes in any encoding that <see cref="BatchText"/> knows.</summary>
    public static BatchReading Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length > MostBytes ? Refuse(new BatchRefusal.TooLarge(MostBytes))
        : BatchText.Decode(bytes) is { } text ? Read(text)
        : Refuse(new BatchRefusal.NotText());

    /// <summary>Reads text: headings in the first line, cells apart by commas, semicolons or tabs.</summary>
    public static BatchReading Read(string text)
    {
        var (delimiter, body) = FindDelimiter(text);
        using var csv = CsvReader.FromText(body, CsvReaderOptions.Default with { Separator = delimiter, HasHeader = false });
        if (!ReadFilled(csv))
        {
            return Refuse(new BatchRefusal.Empty());
        }
        var headings = Cells(csv);
        var columns = headings.ConvertAll(BatchColumns.Find);
        if (columns.TrueForAll(c => c is null))
        {
            return Refuse(new BatchRefusal.NoHeadings());
        }
        if (columns.Index().FirstOrDefault(c => c.Item is not null && columns.IndexOf(c.Item) < c.Index) is { Item: not null } twice)
        {
            return Refuse(new BatchRefusal.ColumnTwice(headings[twice.Index]));
        }
        var rows = new List<BatchRow>();
        while (ReadFilled(csv))
        {
            rows.Add(ToRow(rows.Count + 1, csv, columns));
        }
        return rows.Count switch
        {
            0 => Refuse(new BatchRefusal.HeadingsAlone()),
            > MostRows => Refuse(new BatchRefusal.TooManyRows(rows.Count, MostRows)),
            _ => new BatchReading.Read(
                new BatchTable(
                    [.. columns.OfType<BatchColumn>()],
                    [.. headings.Where((heading, i) => columns[i] is null && heading.Length > 0)],
                    rows
                )
            ),
        };
    }

    private static BatchReading.Refused Refuse(BatchRefusal refusal) => new(refusal);

    // A spreadsheet leaves lines of delimiters alone behind.
    private static bool ReadFilled(CsvReader csv)
    {
        while (csv.Read())
        {
            if (Cells(csv).Exists(cell => cell.Length > 0))
            {
                return true;
            }
        }
        return false;
    }

    private static List<string> Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];

    private static BatchRow ToRow(int number, CsvReader csv, List<BatchColumn?> columns)
    {
        var record = Cells(csv);
        var cells = ImmutableDictionary.CreateBuilder<BatchColumn, string>();
        foreach (var (column, cell) in columns.Zip(record))
        {
            if (column is { } known && cell.Length > 0)
            {
                cells[known] = cell;
            }
        }
        var beyond = record.Skip(columns.Count).Count(cell => cell.Length > 0);
        return new BatchRow(
            number,
            cells.ToImmutable(),
            [
                .. csv.RawRecord.Count((byte)'"') % 2 == 0 ? Array.Empty<BatchFault>() : [new BatchFault.QuoteOpen()],
                .. beyond == 0 ? Array.Empty<BatchFault>() : [new BatchFault.CellsBeyond(beyond)],
            ]
        );
    }

    // The headings tell: what stands between them most often. Excel may say it itself, in a line sep=;
    private static (char Delimiter, string Body) FindDelimiter(string text)
    {
        var body = text.TrimStart('\uFEFF', ' ', '\r', '\n');
        var first = body.AsSpan()[..EndOfLine(body)];
        if (first.TrimEnd() is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var said])
        {
            return (said, body[first.Length..]);
        }
        var best = ',';
        foreach (var delimiter in Delimiters)
        {
            best = first.Count(delimiter) > first.Count(best) ? delimiter : best;
        }
        return (best, body);
    }

    private static int EndOfLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length;
}
