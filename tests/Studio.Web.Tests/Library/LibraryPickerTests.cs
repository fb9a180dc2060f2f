using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Library;
using Xunit;

namespace Studio.Web.Tests.Library;

public sealed class LibraryPickerTests : LibraryStudio
{
    [Fact]
    public async Task One_is_chosen_by_a_click()
    {
        await StoreAsync("a.png");
        var wanted = await StoreAsync("b.png", minute: 1);
        var (dialog, choice) = await OpenAsync([MediaKind.Image], multiple: false);

        dialog.WaitForElements("[role=option]")[0].Click();

        Assert.Equal([wanted.Id], await choice);
    }

    [Fact]
    public async Task Several_are_chosen_in_the_order_of_clicking()
    {
        var (a, b, c) = (await StoreAsync(minute: 2), await StoreAsync(minute: 1), await StoreAsync());
        var (dialog, choice) = await OpenAsync([MediaKind.Image], multiple: true);

        dialog.WaitForElements("[role=option]")[2].Click();
        dialog.FindAll("[role=option]")[0].Click();
        dialog.FindAll("[role=option]")[1].Click();
        dialog.FindAll("[role=option]")[1].Click();
        Assert.Equal(["true", "false", "true"], dialog.FindAll("[role=option]").Select(o => o.GetAttribute("aria-selected")));
        dialog.Find(".btns .rz-primary").Click();

        Assert.Equal([c.Id, a.Id], await choice);
        Assert.NotEqual(b.Id, a.Id);
    }

    [Fact]
    public async Task Enter_takes_the_one_in_focus_where_nothing_is_chosen()
    {
        var item = await StoreAsync();
        var (dialog, choice) = await OpenAsync([MediaKind.Image], multiple: true);

        dialog.WaitForElement("[role=option]").KeyDown(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal([item.Id], await choice);
    }

    [Fact]
    public async Task Cancelling_chooses_nothing()
    {
        await StoreAsync();
        var (dialog, choice) = await OpenAsync([MediaKind.Image], multiple: true);

        dialog.WaitForElement("[role=option]").Click();
        dialog.FindAll(".btns button")[0].Click();

        Assert.Empty(await choice);
    }

    [Fact]
    public async Task Only_the_kinds_allowed_are_offered()
    {
        var picture = await StoreAsync();
        var video = await StoreAsync(kind: MediaKind.Video, minute: 1);
        await StoreAsync(kind: MediaKind.Audio, minute: 2);
        var (dialog, _) = await OpenAsync([MediaKind.Video, MediaKind.Image], multiple: false);

        dialog.WaitForAssertion(() => Assert.Equal([picture.Id], Offered(dialog)));
        Assert.Equal(["Pictures", "Videos", "Results"], dialog.FindAll(".chips button").Select(b => b.TextContent.Trim()));
        dialog.FindAll(".chips button")[1].Click();

        dialog.WaitForAssertion(() => Assert.Equal([video.Id], Offered(dialog)));
    }

    [Fact]
    public async Task Past_results_are_a_press_away()
    {
        await StoreAsync(kind: MediaKind.Video);
        var result = Make.Video(Mei.Id);
        await SaveAsync(result);
        var (dialog, _) = await OpenAsync([MediaKind.Video], multiple: false);

        dialog.WaitForAssertion(() => Assert.Equal(2, Offered(dialog).Count()));
        dialog.Find(".chips button").Click();

        dialog.WaitForAssertion(() => Assert.Equal([result.Id], Offered(dialog)));
    }

    [Fact]
    public async Task Rights_that_are_over_are_said_before_it_is_chosen()
    {
        await StoreAsync(also: i => i.NoteRights("", new DateOnly(2026, 1, 1)));
        var (dialog, _) = await OpenAsync([MediaKind.Image], multiple: false);

        Assert.Contains("Rights ended", dialog.WaitForElement("[role=option] .badge").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<MediaItemId> Offered(IRenderedComponent<RadzenDialog> dialog) =>
        dialog.FindComponents<LibraryThumb>().Select(t => t.Instance.Item.Id);

    private async Task<(IRenderedComponent<RadzenDialog> Dialog, Task<IReadOnlyList<MediaItemId>> Choice)> OpenAsync(
        IReadOnlyCollection<MediaKind> kinds,
        bool multiple
    )
    {
        var dialog = Render<RadzenDialog>();
        Task<IReadOnlyList<MediaItemId>> choice = null!;
        await dialog.InvokeAsync(() =>
        {
            choice = LibraryPicker.OpenAsync(Services.GetRequiredService<DialogService>(), "Choose", kinds, multiple);
        });
        return (dialog, choice);
    }
}
