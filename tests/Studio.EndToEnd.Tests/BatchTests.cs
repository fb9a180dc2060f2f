using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>Many videos from one table.</summary>
public sealed class BatchTests(Browser browser)
{
    [Fact]
    public async Task Of_thirty_rows_three_are_held_until_they_are_put_right_and_then_all_are_sent()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(new ComposePage(mei.Page).Prompt).ToBeVisibleAsync();
        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "Batch", Exact = true }).ClickAsync();
        await mei.Page.WaitForURLAsync("**/batch");
        var batch = new BatchPage(mei.Page);

        await batch.TakeFileAsync(Table());
        await Expect(batch.Rows).ToHaveCountAsync(30);
        await Expect(mei.Page.GetByText("30 rows: 27 ready, 3 with problems")).ToBeVisibleAsync();
        await Expect(batch.Send).ToBeDisabledAsync();
        await Expect(batch.Send).ToHaveAccessibleDescriptionAsync("3 rows have problems.");
        await batch.OnlyProblems.ClickAsync();
        await Expect(batch.Rows).ToHaveCountAsync(3);
        await Expect(batch.Row(7)).ToContainTextAsync("The model doesn't offer the ratio 5:4.");
        await Expect(batch.Row(13)).ToContainTextAsync("duration: 2.5 is not a whole number.");
        await Expect(batch.Row(20)).ToContainTextAsync("Say what should happen in the video.");
        await mei.ShootAsync("batch-problems");
        Assert.Empty((await mei.Page.RunAxe()).Violations);

        await batch.Row(7).GetByLabel("ratio of row 7").SelectOptionAsync("9:16");
        await batch.Row(13).GetByLabel("duration of row 13").FillAsync("2");
        await batch.Row(20).GetByLabel("prompt of row 20").FillAsync("A paper boat at night");
        await batch.Row(20).GetByLabel("prompt of row 20").BlurAsync();
        await Expect(mei.Page.GetByText("30 rows: 30 ready, 0 with problems")).ToBeVisibleAsync();
        await batch.OnlyProblems.ClickAsync();
        await batch.Send.DblClickAsync();
        await Expect(mei.Page.GetByText("30 rows are in the queue: 30 videos.")).ToBeVisibleAsync();
        await Expect(batch.Rows.GetByRole(AriaRole.Link)).ToHaveCountAsync(30);
        await Expect(batch.Row(1).GetByText("Succeeded")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await mei.ShootAsync("batch-sent");

        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.Items).ToHaveCountAsync(30);
        await Expect(history.Items.Filter(new() { HasText = "A paper boat at night" })).ToHaveCountAsync(1);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_table_outlives_a_reload_and_a_killed_server_until_it_is_cleared_and_is_never_sent_twice()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(new ComposePage(mei.Page).Prompt).ToBeVisibleAsync();
        await mei.Page.GotoAsync("/batch");
        var batch = new BatchPage(mei.Page);
        await batch.TakeFileAsync("提示词,比例,时长\n一只纸船,9:16,2\n\"A kite, \"\"high\"\"\",5:4,2\n");
        await batch.Row(2).GetByLabel("ratio of row 2").SelectOptionAsync("1:1");
        await Expect(mei.Page.GetByText("2 rows: 2 ready, 0 with problems")).ToBeVisibleAsync();

        await mei.Page.ReloadAsync();
        await Expect(batch.Row(1).GetByLabel("prompt of row 1")).ToHaveValueAsync("一只纸船");
        await Expect(batch.Row(2).GetByLabel("ratio of row 2")).ToHaveValueAsync("1:1");

        studio.Kill();
        await Expect(mei.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await studio.StartAsync();
        await Expect(mei.Page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync();
        await Expect(batch.Row(2).GetByLabel("prompt of row 2")).ToHaveValueAsync("A kite, \"high\"");
        await Expect(mei.Page.GetByText("2 rows: 2 ready, 0 with problems")).ToBeVisibleAsync();
        await batch.Send.ClickAsync();
        await Expect(mei.Page.GetByText("2 rows are in the queue: 2 videos.")).ToBeVisibleAsync();

        studio.Kill();
        await studio.StartAsync();
        await mei.Page.GotoAsync("/batch");
        await Expect(mei.Page.GetByText("2 rows are in the queue: 2 videos.")).ToBeVisibleAsync();
        await Expect(batch.Rows.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(batch.Send).ToBeHiddenAsync();

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "New table" }).ClickAsync();
        await Expect(batch.Rows).ToHaveCountAsync(0);
        await mei.Page.ReloadAsync();
        await Expect(mei.Page.GetByLabel("Rows, with the headings in the first line")).ToBeVisibleAsync();
        await Expect(batch.Rows).ToHaveCountAsync(0);
        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.Items).ToHaveCountAsync(2);
        Assert.Empty(mei.Errors);
    }

    private static string Table()
    {
        var rows = Enumerable
            .Range(1, 30)
            .Select(i =>
                i switch
                {
                    7 => "A kite above the harbour,5:4,2",
                    13 => "Steam over a cup of tea,1:1,2.5",
                    20 => ",16:9,2",
                    _ => $"A paper boat crosses puddle {i},9:16,2",
                }
            );
        return string.Join("\r\n", rows.Prepend("prompt,ratio,duration"));
    }
}
