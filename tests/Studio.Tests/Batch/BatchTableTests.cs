using System.Text;
using Studio.Application.Batch;
using Xunit;

namespace Studio.Tests.Batch;

public sealed class BatchTableTests
{
    private const string Chinese = "提示词,比例,时长\n雨后的街道,9:16,5\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 bom", "utf-16 bom", "utf-16be bom", "GB18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Chinese_is_read_in_every_encoding_of_a_spreadsheet(string name)
    {
        var encoding = name.StartsWith("GB", StringComparison.Ordinal)
            ? CodePagesEncodingProvider.Instance.GetEncoding(name)!
            : Encoding.GetEncoding(name.Split(' ')[0]);
        byte[] bytes = [.. name.EndsWith("bom", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(Chinese)];

        var row = Assert.Single(Table(BatchTable.Read(bytes)).Rows);

        Assert.Equal("雨后的街道", row[BatchColumn.Prompt]);
        Assert.Equal(("9:16", "5"), (row[BatchColumn.Ratio], row[BatchColumn.Duration]));
    }

    [Fact]
    public void UTF_16_without_its_mark_is_read()
    {
        var bytes = Encoding.Unicode.GetBytes("prompt,ratio\nA boat,1:1\n");

        Assert.Equal("A boat", Assert.Single(Table(BatchTable.Read(bytes)).Rows)[BatchColumn.Prompt]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_headings_tell_what_stands_between_cells(char between)
    {
        var rows = Table(Read($"Prompt{between}RATIO{between}first frame\nA boat{between}1:1{between}a.png\n")).Rows;

        Assert.Equal("a.png", Assert.Single(rows)[BatchColumn.FirstFrame]);
    }

    [Fact]
    public void Excels_own_word_for_it_is_heeded() =>
        Assert.Equal("A, b", Assert.Single(Table(Read("sep=;\r\nprompt;title\r\nA, b;C\r\n")).Rows)[BatchColumn.Prompt]);

    [Fact]
    public void Quoted_cells_hold_commas_line_ends_and_quotation_marks()
    {
        var table = Table(Read("prompt,title\n\"She says \"\"go\"\",\nand goes\",\"One, two\"\nNext,Two\n"));

        Assert.Equal(["She says \"go\",\nand goes", "Next"], table.Rows.Select(r => r[BatchColumn.Prompt]));
        Assert.Equal("One, two", table.Rows[0][BatchColumn.Title]);
        Assert.All(table.Rows, r => Assert.Empty(r.Faults));
    }

    [Fact]
    public void An_open_quotation_mark_is_a_fault_of_its_row()
    {
        var rows = Table(Read("prompt,ratio\nA boat,1:1\n\"Open,1:1\nSwallowed,1:1\n")).Rows;

        Assert.Empty(rows[0].Faults);
        Assert.Equal(new BatchFault.QuoteOpen(), Assert.Single(rows[1].Faults));
    }

    [Fact]
    public void Cells_beyond_the_headings_are_a_fault_of_their_row() =>
        Assert.Equal(new BatchFault.CellsBeyond(2), Assert.Single(Assert.Single(Table(Read("prompt,ratio\nA,1:1,b,c\n")).Rows).Faults));

    [Fact]
    public void Unknown_headings_are_named()
    {
        var table = Table(Read("prompt,colour,ratio,备注\nA,red,1:1,x\n"));

        Assert.Equal(["colour", "备注"], table.UnknownHeadings);
        Assert.Equal([BatchColumn.Prompt, BatchColumn.Ratio], table.Columns);
    }

    [Fact]
    public void Empty_lines_are_no_rows() =>
        Assert.Equal([1, 2], Table(Read("prompt,ratio\n\nA,1:1\n,,\n \nB,1:1\n")).Rows.Select(r => r.Number));

    [Theory]
    [InlineData("", typeof(BatchRefusal.Empty))]
    [InlineData("  \n\n", typeof(BatchRefusal.Empty))]
    [InlineData("prompt,ratio\n", typeof(BatchRefusal.HeadingsAlone))]
    [InlineData("A boat crosses,16:9\n", typeof(BatchRefusal.NoHeadings))]
    [InlineData("prompt,提示词\nA,B\n", typeof(BatchRefusal.ColumnTwice))]
    public void What_is_no_table_is_refused_with_its_reason(string text, Type reason) => Assert.IsType(reason, Refusal(Read(text)));

    [Fact]
    public void Two_hundred_rows_are_taken_and_one_more_is_not()
    {
        static string Rows(int count) => "prompt\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"Boat {i}\n"));

        Assert.Equal(200, Table(Read(Rows(200))).Rows.Count);
        Assert.Equal(new BatchRefusal.TooManyRows(201, 200), Refusal(Read(Rows(201))));
    }

    [Fact]
    public void What_is_too_large_or_no_text_is_refused()
    {
        Assert.Equal(new BatchRefusal.TooLarge(BatchTable.MostBytes), Refusal(BatchTable.Read(new byte[BatchTable.MostBytes + 1])));
        Assert.IsType<BatchRefusal.NotText>(Refusal(BatchTable.Read([0x50, 0x4B, 0x03, 0x04, 0, 0, 0xFF, 0xFF])));
    }

    [Fact]
    public void Every_heading_of_the_template_is_known_in_both_languages() =>
        Assert.All(
            Enum.GetValues<BatchColumn>(),
            column => Assert.Equal((column, column), (BatchColumns.Find(column.Heading(false)), BatchColumns.Find(column.Heading(true))))
        );

    private static BatchReading Read(string text) => BatchTable.Read(Encoding.UTF8.GetBytes(text));

    private static BatchTable Table(BatchReading reading) => Assert.IsType<BatchReading.Read>(reading).Table;

    private static BatchRefusal Refusal(BatchReading reading) => Assert.IsType<BatchReading.Refused>(reading).Refusal;
}
