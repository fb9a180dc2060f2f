using System.Text;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Studio.Application.Batch;
using Studio.Domain.Team;
using Studio.Web.Features.Batch;
using Studio.Web.Layout;

namespace Studio.Web.Tests.Batch;

public sealed class BatchPageTests
{
    private const string Three = "prompt,ratio,duration,campaign,mood\nA boat,9:16,5,,calm\nA kite,5:4,5,,\nA tea,1:1,2.5,Winter,\n";

    [Fact]
    public async Task Each_row_says_what_is_wrong_with_it_and_sending_waits()
    {
        await using var page = await OpenAsync();
        var batch = await TakeAsync(page, Three);

        Assert.Contains("3 rows: 1 ready, 2 with problems", batch.Markup, StringComparison.Ordinal);
        Assert.Contains("left out: mood.", batch.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["The model doesn't offer the ratio 5:4.", "There is no campaign “Winter”.", "duration: 2.5 is not a whole number."],
            batch.FindAll(".says li > span").Select(s => s.TextContent)
        );
        Assert.True(batch.Find(".bar-foot button").HasAttribute("disabled"));
        Assert.Equal("2 rows have problems.", batch.Find("#batch-reason").TextContent);
    }

    [Fact]
    public async Task Only_the_rows_with_problems_can_be_shown_and_one_put_right_stays()
    {
        await using var page = await OpenAsync();
        var batch = await TakeAsync(page, Three);

        batch.Find("button[aria-pressed]").Click();
        Assert.Equal(["Row 2", "Row 3"], batch.FindAll(".line").Select(l => l.GetAttribute("aria-label")));

        batch.Find("select[aria-label='ratio of row 2']").Change("1:1");
        Assert.Contains("3 rows: 2 ready, 1 with problems", batch.Markup, StringComparison.Ordinal);
        Assert.Equal(2, batch.FindAll(".line").Count);
    }

    [Fact]
    public async Task A_table_that_is_right_is_sent_once_and_each_row_leads_to_its_video()
    {
        await using var page = await OpenAsync();
        var batch = await TakeAsync(page, "提示词,比例\nA boat,9:16\nA kite,\"16:9|1:1\"\n");

        var send = batch.FindComponent<BatchBar>().Instance.OnSend;
        await batch.InvokeAsync(() => Task.WhenAll(send.InvokeAsync(), send.InvokeAsync()));

        batch.WaitForAssertion(() => Assert.Equal(3, batch.FindAll(".status a[href^='/history/']").Count));
        Assert.Contains("2 rows are in the queue: 3 videos.", batch.Markup, StringComparison.Ordinal);
        Assert.Empty(batch.FindAll(".bar-foot button"));
        await using var db = await page.Host.OpenDatabaseAsync();
        Assert.Equal(2, await db.Submissions.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_copy_remembers_each_cell_once_and_an_edit_makes_another_table_of_it()
    {
        var sent = new BatchCopy(Encoding.UTF8.GetBytes(Three), [], Guid.NewGuid());

        var edited = sent.With(new(2, BatchColumn.Ratio, "1:1"))
            .With(new(2, BatchColumn.Ratio, "16:9"))
            .With(new(9, BatchColumn.Prompt, "?"));

        Assert.Null(edited.Sending);
        Assert.Equal(2, edited.Edits.Count);
        Assert.Equal(["9:16", "16:9", "1:1"], edited.Read()!.Rows.Select(r => r[BatchColumn.Ratio]));
        Assert.Null((edited with { Bytes = [] }).Read());
    }

    [Theory]
    [InlineData("", "There is nothing in this table.")]
    [InlineData("prompt,ratio\n", "This table has headings but no rows.")]
    public async Task What_is_no_table_is_said(string table, string sentence)
    {
        await using var page = await OpenAsync();
        var batch = page.Render<BatchPage>();

        var source = batch.WaitForComponent<BatchSource>();
        await batch.InvokeAsync(() => source.Instance.Take(new Bytes(table)));

        batch.WaitForAssertion(() => Assert.Equal(sentence, batch.Find(".note.bad").TextContent.Trim()));
        Assert.Empty(batch.FindAll(".line"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_never_read()
    {
        await using var page = await OpenAsync();
        var batch = page.Render<BatchPage>();

        var source = batch.WaitForComponent<BatchSource>();
        await batch.InvokeAsync(() => source.Instance.Take(new Bytes("prompt") { Length = BatchTable.MostBytes + 1 }));

        batch.WaitForAssertion(() => Assert.Contains("This file is larger than", batch.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_viewer_has_nothing_to_send()
    {
        await using var page = await OpenAsync(MemberRole.Viewer);
        var batch = page.Render<BatchPage>();

        batch.WaitForElement(".note");
        Assert.Empty(batch.FindAll("textarea, button"));
        Assert.Empty(page.Render<HeaderOutlet>().FindAll("a, button"));
    }

    [Fact]
    public async Task The_template_reads_without_a_fault()
    {
        await using var page = await OpenAsync();
        var visitor = await page.Host.SignInAsync(await page.Host.AddMemberAsync("Bob", MemberRole.Editor));

        using var reply = await visitor.Http.GetAsync(
            new Uri("/batch/template.csv", UriKind.Relative),
            Xunit.TestContext.Current.CancellationToken
        );

        var bytes = await reply.Content.ReadAsByteArrayAsync(Xunit.TestContext.Current.CancellationToken);
        var table = Assert.IsType<BatchReading.Read>(BatchTable.Read(bytes)).Table;
        Assert.Equal((2, 15, 0), (table.Rows.Count, table.Columns.Count, table.UnknownHeadings.Count));
        Assert.All(table.Rows, r => Assert.Empty(r.Faults));
    }

    private static async Task<PageTest> OpenAsync(MemberRole role = MemberRole.Editor)
    {
        var page = await PageTest.OpenAsync();
        // What asks the browser is made over the browser of the test.
        page.Services.AddScoped<KeptTable>();
        page.Services.AddScoped(s => ActivatorUtilities.CreateInstance<BatchDesk>(page.Host.Services, s.GetRequiredService<KeptTable>()));
        page.Services.AddScoped(s => ActivatorUtilities.CreateInstance<BatchSender>(page.Host.Services, s.GetRequiredService<BatchDesk>()));
        page.SignIn(await page.Host.AddMemberAsync("Mei", role));
        return page;
    }

    private static async Task<IRenderedComponent<BatchPage>> TakeAsync(PageTest page, string table)
    {
        var batch = page.Render<BatchPage>();
        var source = batch.WaitForComponent<BatchSource>();
        await batch.InvokeAsync(() => source.Instance.Take(new Bytes(table)));
        batch.WaitForElement(".line");
        return batch;
    }

    private sealed class Bytes(string text) : IJSStreamReference
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public long Length { get; init; } = Encoding.UTF8.GetByteCount(text);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(new MemoryStream(_bytes));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
