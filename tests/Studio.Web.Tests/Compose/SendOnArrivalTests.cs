using Bunit;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.Compose.Editor;

namespace Studio.Web.Tests.Compose;

/// <summary>A wish to send that came while a file was on its way.</summary>
public sealed class SendOnArrivalTests : ComposeContext
{
    [Fact]
    public async Task It_is_carried_out_once_the_file_is_here()
    {
        var (page, item) = await AskWhileAFileComesAsync();
        Assert.Equal("Sends by itself once First frame is here", page.Find("#send-reason").TextContent);
        Assert.Empty(page.FindAll("[role=alert]")); // nobody is told to add what is coming
        await using var db = Database.CreateDbContext();
        Assert.Empty(db.Generations);

        await page.InvokeAsync(() => Area(page).FileArrived(1, item.Id.Value));

        var submission = Assert.Single(db.Submissions);
        Assert.Equal(item.Id, Assert.Single(submission.Composition.References).ItemId);
    }

    [Fact]
    public async Task It_is_off_once_something_is_changed()
    {
        var (page, item) = await AskWhileAFileComesAsync();

        await page.InvokeAsync(() => page.FindComponent<PromptEditor>().Instance.TextChanged("Another idea altogether"));
        Assert.Equal("Waiting for First frame", page.Find("#send-reason").TextContent);
        await page.InvokeAsync(() => Area(page).FileArrived(1, item.Id.Value));

        await using var db = Database.CreateDbContext();
        Assert.Empty(db.Generations);
        Assert.False(Generate(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task It_is_none_where_something_else_is_in_the_way()
    {
        var (page, item) = await AskWhileAFileComesAsync(Make.Composition(GenerationMode.Frames) with { Ratio = "7:5" });
        Assert.Equal("Waiting for First frame", page.Find("#send-reason").TextContent);

        await page.InvokeAsync(() => Area(page).FileArrived(1, item.Id.Value));

        await using var db = Database.CreateDbContext();
        Assert.Empty(db.Generations);
    }

    [Fact]
    public async Task It_is_off_once_the_file_is_refused()
    {
        var (page, _) = await AskWhileAFileComesAsync();

        await page.InvokeAsync(() => Area(page).FileRefused(1, "This file can't be read."));

        await using var db = Database.CreateDbContext();
        Assert.Empty(db.Generations);
    }

    [Fact]
    public async Task It_is_off_once_the_file_is_stopped()
    {
        var (page, _) = await AskWhileAFileComesAsync();

        await page.Find(".first .acts button:last-child").ClickAsync(new());

        await using var db = Database.CreateDbContext();
        Assert.Empty(db.Generations);
    }

    private static FileArea Area(IRenderedComponent<ComposePage> page) => page.FindComponent<FileArea>().Instance;

    private async Task<(IRenderedComponent<ComposePage> Page, MediaItem Item)> AskWhileAFileComesAsync(Composition? composition = null)
    {
        var page = await OpenPageAsync(composition ?? Make.Composition(GenerationMode.Frames));
        var item = Make.Item(memberId: Mei.Id);
        await Database.SaveAsync(item);
        await page.InvokeAsync(() => Area(page).FileComing(new(1, "blob:1", "glass.png", 1000, "image", ReferenceRole.FirstFrame, null)));
        await page.InvokeAsync(page.FindComponent<SendKey>().Instance.SendByKey);
        return (page, item);
    }
}
