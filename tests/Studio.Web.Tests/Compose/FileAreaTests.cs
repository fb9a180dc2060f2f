using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

/// <summary>What the browser tells of files on their way, and what the page makes of it.</summary>
public sealed class FileAreaTests : ComposeContext
{
    [Fact]
    public async Task A_file_is_waited_for_and_then_stands_in_its_slot()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.Frames));
        var area = page.FindComponent<FileArea>().Instance;
        var item = Make.Item(memberId: Mei.Id);
        await Database.SaveAsync(item);

        var role = await ChooseAsync(page, area, new(1, "blob:1", "glass.png", 1000, "image", ReferenceRole.FirstFrame, null));
        Assert.Equal("FirstFrame", role);
        Assert.Equal("Waiting for First frame", page.Find("#send-reason").TextContent);

        await page.InvokeAsync(() => area.FileArrived(1, item.Id.Value));
        Assert.Equal($"/media/{item.Id}", page.Find(".first img").GetAttribute("src"));
        Assert.False(Generate(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_a_byte_is_sent()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.Frames));
        var area = page.FindComponent<FileArea>().Instance;

        var role = await ChooseAsync(page, area, new(1, "blob:1", "wall.png", 34_000_000, "image", ReferenceRole.FirstFrame, null));

        Assert.Null(role);
        Assert.Contains("wall.png", page.Find(".first [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_under_way_before_a_reload_comes_back_into_its_slot()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.Frames));
        var area = page.FindComponent<FileArea>().Instance;
        var item = Make.Item(memberId: Mei.Id);
        await Database.SaveAsync(item);

        await page.InvokeAsync(() => area.FileRestored(new(7, "blob:7", "glass.png", ReferenceRole.FirstFrame, null)));
        await page.InvokeAsync(() => area.FilePaused(7));
        Assert.Equal("Waiting for First frame, which is paused", page.Find("#send-reason").TextContent);

        await page.InvokeAsync(() => area.FileStarted(7, "blob:7"));
        await page.InvokeAsync(() => area.FileArrived(7, item.Id.Value));
        Assert.Equal($"/media/{item.Id}", page.Find(".first img").GetAttribute("src"));
    }

    [Fact]
    public async Task A_file_that_the_browser_lost_is_asked_for_again()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.Frames));
        var area = page.FindComponent<FileArea>().Instance;

        await page.InvokeAsync(() => area.FileRestored(new(7, "", "glass.png", ReferenceRole.FirstFrame, null)));
        await page.InvokeAsync(() => area.FileMissing(7));

        Assert.Contains("Choose glass.png again", page.Find(".first [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_file_turns_text_into_references()
    {
        var page = await OpenPageAsync();

        await ChooseAsync(page, page.FindComponent<FileArea>().Instance, new(1, "blob:1", "pour.mp4", 1000, "video", null, null));

        Assert.Equal("mode-References", page.Find("[role=tab][aria-selected=true]").Id);
        Assert.Single(page.FindAll("[role=progressbar]"));
    }

    [Fact]
    public async Task A_file_that_arrives_while_another_draft_opens_is_left_to_its_own()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));
        var (area, editor) = (page.FindComponent<FileArea>().Instance, Services.GetRequiredService<DraftEditor>());
        var item = Make.Item(memberId: Mei.Id);
        await Database.SaveAsync(item);
        await ChooseAsync(page, area, Chosen(1));
        var other = await Services.GetRequiredService<Drafts>().StartAsync(Mei.Id, Make.Composition(GenerationMode.References), Stop);

        await editor.OpenAsync(Mei.Id, other.Id, Stop); // the browser has not heard of it yet
        var isTaken = await page.InvokeAsync(() => area.FileArrived(1, item.Id.Value));

        Assert.False(isTaken);
        Assert.Empty(editor.Composition.References);
        Assert.Null(await ChooseAsync(page, area, Chosen(2)));
    }

    [Fact]
    public async Task The_same_file_twice_in_a_list_is_said()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));
        var area = page.FindComponent<FileArea>().Instance;
        var item = Make.Item(memberId: Mei.Id);
        await Database.SaveAsync(item);

        await ChooseAsync(page, area, Chosen(1));
        await ChooseAsync(page, area, Chosen(2));
        await page.InvokeAsync(() => area.FileArrived(1, item.Id.Value));
        await page.InvokeAsync(() => area.FileArrived(2, item.Id.Value));

        Assert.Single(page.FindAll("[data-item]"));
        Assert.Contains("This file is in the list already.", page.Find(".transit [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_announced_again_over_a_broken_line_stays_one()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));
        var area = page.FindComponent<FileArea>().Instance;

        await ChooseAsync(page, area, Chosen(1));
        await ChooseAsync(page, area, Chosen(1));

        Assert.Single(page.FindAll("[role=progressbar]"));
    }

    [Fact]
    public async Task A_file_is_known_before_anything_was_read_of_it()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));

        await page.InvokeAsync(() => page.FindComponent<FileArea>().Instance.FileComing(Chosen(1)));

        Assert.Equal("Waiting for Image 1", page.Find("#send-reason").TextContent);
    }

    [Fact]
    public async Task A_file_that_was_stopped_before_it_was_read_is_not_sent()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));
        var area = page.FindComponent<FileArea>().Instance;
        await page.InvokeAsync(() => area.FileComing(Chosen(1)));

        await page.InvokeAsync(() => area.DismissAsync(area.Tray.FirstMoving!));

        Assert.Null(await page.InvokeAsync(() => area.FileChosen(Chosen(1))));
        Assert.Empty(page.FindAll("[role=progressbar]"));
    }

    [Fact]
    public async Task A_file_that_is_another_kind_than_its_name_says_goes_to_its_kind()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.References));
        var area = page.FindComponent<FileArea>().Instance;
        var file = new ChosenFile(1, "blob:1", "pour.mp4", 1000, "video", null, null);

        await page.InvokeAsync(() => area.FileComing(file));
        var role = await page.InvokeAsync(() => area.FileChosen(file with { Head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] }));

        Assert.Equal("ReferenceImage", role);
        Assert.Equal("Waiting for Image 1", page.Find("#send-reason").TextContent);
    }

    [Fact]
    public async Task Files_beside_the_frames_take_one_each()
    {
        var page = await OpenPageAsync(Make.Composition(GenerationMode.Frames));
        var area = page.FindComponent<FileArea>().Instance;

        await page.InvokeAsync(() => area.FileComing(Chosen(1) with { Role = null }));
        await page.InvokeAsync(() => area.FileComing(Chosen(2) with { Role = null }));

        Assert.Equal("FirstFrame", await page.InvokeAsync(() => area.FileChosen(Chosen(1) with { Role = null })));
        Assert.Equal("LastFrame", await page.InvokeAsync(() => area.FileChosen(Chosen(2) with { Role = null })));
    }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    private static ChosenFile Chosen(long key) =>
        new(key, $"blob:{key}", $"glass-{key}.png", 1000, "image", ReferenceRole.ReferenceImage, null);

    private static async Task<string?> ChooseAsync(IRenderedComponent<ComposePage> page, FileArea area, ChosenFile file)
    {
        await page.InvokeAsync(() => area.FileComing(file));
        return await page.InvokeAsync(() => area.FileChosen(file));
    }
}
