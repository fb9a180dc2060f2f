using System.Net;
using System.Net.Http.Headers;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.Library;
using static Studio.Domain.Generations.ReferenceRole;

namespace Studio.Web.Tests.Compose;

/// <summary>The ways into a slot besides a file of the browser's.</summary>
public sealed class SlotDeskTests : ComposeContext
{
    private Member? _member;
    private IRenderedComponent<RadzenDialog>? _dialog;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_of_the_library_fills_a_slot()
    {
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));
        var item = await StoreAsync();

        Click(page, "Library: First frame");
        Option(item).Click();

        page.WaitForAssertion(() => Assert.Equal($"/media/{item.Id}", page.Find(".first img").GetAttribute("src")));
    }

    [Fact]
    public async Task Items_of_the_library_join_a_list_in_the_order_of_choosing()
    {
        var there = await StoreAsync();
        var page = await OpenAsync(Make.Composition(GenerationMode.References, references: new Reference(ReferenceImage, there.Id)));
        var (a, b) = (await StoreAsync(), await StoreAsync());

        Click(page, "Library: Reference images");
        Option(b).Click();
        Option(a).Click();
        _dialog!.Find(".btns .rz-primary").Click();

        page.WaitForAssertion(() => Assert.Equal([there.Id, b.Id, a.Id], Composition.In(ReferenceImage).Select(r => r.ItemId)));
        Assert.Equal(["Image 1", "Image 2", "Image 3"], page.FindAll(".ref .tag").Select(t => t.TextContent));
    }

    [Fact]
    public async Task A_picture_from_the_library_keeps_the_mentions_of_the_one_it_replaces()
    {
        var old = await StoreAsync();
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames, "From [Image 1]", new Reference(FirstFrame, old.Id)));
        var item = await StoreAsync();

        Click(page, "Library: First frame");
        Option(item).Click();

        page.WaitForAssertion(() => Assert.Equal([new Reference(FirstFrame, item.Id)], Composition.References));
        Assert.Equal("From [Image 1]", Composition.Prompt);
    }

    [Theory]
    [InlineData("Use this frame", "motion 0:01.0.png")]
    [InlineData("Use last frame", "motion 0:03.0.png")]
    public async Task A_frame_of_a_past_video_fills_a_slot(string button, string name)
    {
        var player = JSInterop.SetupModule("./js/frame-chooser.js").SetupModule("attach", _ => true);
        player.Setup<double>("moment").SetResult(1.02);
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));
        var video = await TakeInAsync(SampleMedia.Video());

        Click(page, "Library: Last frame");
        _dialog!.WaitForElements(".chips button").Single(b => b.TextContent.Trim() == "Videos").Click();
        Option(video).Click();
        _dialog!.WaitForElement(".moves + .btns").QuerySelectorAll("button").Single(b => b.TextContent == button).Click();

        page.WaitForAssertion(() => Assert.Equal(name, page.Find(".last img").GetAttribute("alt")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_frame_that_cannot_be_read_is_said_in_the_player()
    {
        JSInterop.SetupModule("./js/frame-chooser.js").SetupModule("attach", _ => true);
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));
        var video = await StoreAsync(MediaKind.Video); // known, but not in the store

        Click(page, "Library: First frame");
        _dialog!.WaitForElements(".chips button").Single(b => b.TextContent.Trim() == "Videos").Click();
        Option(video).Click();
        _dialog!.WaitForElement(".moves + .btns").QuerySelectorAll("button")[1].Click();

        Assert.Equal("This video is not in the library any more.", _dialog!.WaitForElement(".note").TextContent.Trim());
        Assert.Empty(Composition.References);
    }

    [Fact]
    public async Task A_link_is_fetched_into_its_slot()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Internet.Answer = (_, _) => answer.Task;
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));

        Fetch(page, "Link: First frame", "https://example.com/pictures/cup.png");

        Assert.Equal("Fetching…", page.WaitForElement(".first [role=status]").TextContent);
        Assert.Equal("Fetching cup.png", page.Find(".first [role=progressbar]").GetAttribute("aria-label"));
        answer.SetResult(Picture());
        page.WaitForAssertion(() => Assert.Equal("cup.png", page.Find(".first img").GetAttribute("alt")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_refused_link_says_why_by_its_slot_and_can_be_corrected()
    {
        Internet.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        var page = await OpenAsync(Make.Composition(GenerationMode.References));

        Fetch(page, "Link: Reference images", "https://example.com/cup.png");

        Assert.Contains("status 404", page.WaitForElement(".refs [role=alert]").TextContent, StringComparison.Ordinal);
        Internet.Answer = (_, _) => Task.FromResult(Picture());
        Click(page, "Correct the link of cup.png");
        Assert.Equal("https://example.com/cup.png", _dialog!.WaitForElement("#slot-link").GetAttribute("value"));
        _dialog!.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Composition.References), TimeSpan.FromSeconds(20));
        Assert.Empty(page.FindAll(".refs [role=alert]"));
    }

    [Fact]
    public async Task A_fetch_can_be_stopped()
    {
        var stopped = new TaskCompletionSource();
        Internet.Answer = async (_, cancellation) =>
        {
            await using var heard = cancellation.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return Picture();
        };
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));
        Fetch(page, "Link: First frame", "https://example.com/cup.png");

        page.WaitForElement("button[aria-label='Stop fetching cup.png']").Click();

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-transit]")));
        Assert.Empty(Composition.References);
    }

    [Fact]
    public async Task A_pasted_link_is_fetched_into_the_slot_in_focus()
    {
        Internet.Answer = (_, _) => Task.FromResult(Picture());
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));

        await page.InvokeAsync(() =>
            page.FindComponent<FileArea>().Instance.LinkPasted("https://example.com/dusk.png", nameof(LastFrame), null)
        );

        page.WaitForAssertion(() => Assert.Equal("dusk.png", page.Find(".last img").GetAttribute("alt")));
    }

    [Theory]
    [InlineData("cup.png", "https://")]
    [InlineData("http://example.com/cup.png", "not encrypted")]
    public async Task What_is_no_link_is_said_where_it_was_written(string typed, string sentence)
    {
        var page = await OpenAsync(Make.Composition(GenerationMode.Frames));

        Fetch(page, "Link: First frame", typed);

        Assert.Contains(sentence, _dialog!.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-transit]"));
    }

    [Fact]
    public async Task A_frame_of_another_shape_is_cropped_from_its_finding_and_sent_into_its_place()
    {
        var wide = await StoreAsync();
        var crop = JSInterop.SetupModule("./js/crop.js").SetupModule("attach", _ => true);
        crop.Setup<bool>("open").SetResult(true);
        crop.SetupModule("cut", _ => true);
        var page = await OpenAsync(
            Make.Composition(GenerationMode.Frames, references: new Reference(FirstFrame, wide.Id)) with
            {
                Ratio = "9:16",
            }
        );

        page.WaitForElements(".checks button").Single(b => b.TextContent == "Crop it now").Click();
        _dialog!.WaitForElement(".btns .go:not([disabled])").Click();

        var name = Path.GetFileNameWithoutExtension(wide.Name);
        Assert.Equal($"{name} 9:16.png", crop.Invocations["cut"].Single().Arguments[0]);
        page.WaitForAssertion(() => Assert.Single(Files.Invocations["add"]));
        var slot = $"{Files.Invocations["add"].Single().Arguments[1]}";
        Assert.Contains("role = FirstFrame", slot, StringComparison.Ordinal);
        Assert.Contains($"replaces = {wide.Id}", slot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_too_small_for_a_crop_says_so()
    {
        var item = await StoreAsync();
        JSInterop.SetupModule("./js/crop.js").SetupModule("attach", _ => true).Setup<bool>("open").SetResult(false);
        var page = await OpenAsync(Make.Composition(GenerationMode.References, references: new Reference(ReferenceImage, item.Id)));

        Click(page, "Crop Image 1 to 16:9");

        Assert.Contains("too small for a crop of 16:9", _dialog!.WaitForElement(".note").TextContent, StringComparison.Ordinal);
        Assert.True(_dialog!.Find(".btns .go").HasAttribute("disabled"));
    }

    [Fact]
    public void For_several_ratios_no_crop_is_offered()
    {
        var wide = Make.Item();
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(FirstFrame, wide.Id));

        var one = FindingsOf(composition with { Ratio = "9:16" }, wide);
        var two = FindingsOf(composition with { Ratio = "9:16", OtherRatios = ["16:9"] }, wide);

        Assert.Equal("9:16", Assert.Single(one, f => f.Violation.Rule == Rule.FrameLosesSides).CropTo);
        Assert.Null(Assert.Single(two, f => f.Violation.Rule == Rule.FrameLosesSides).CropTo);
    }

    private Composition Composition => Services.GetRequiredService<DraftEditor>().Composition;

    private async Task<IRenderedComponent<ComposePage>> OpenAsync(Composition composition)
    {
        _member ??= await SignInAsync();
        await Services.GetRequiredService<Drafts>().StartAsync(_member.Id, composition, Stop);
        _dialog = Render<RadzenDialog>();
        var page = Render<ComposePage>();
        page.WaitForElement("#mode-panel");
        return page;
    }

    // Not awaited: the click is answered once the dialog that it opens is.
    private static void Click(IRenderedComponent<ComposePage> page, string label) =>
        page.WaitForElement($"button[aria-label='{label}']").Click();

    private void Fetch(IRenderedComponent<ComposePage> page, string label, string link)
    {
        Click(page, label);
        _dialog!.WaitForElement("#slot-link").Input(link);
        _dialog!.Find("form").Submit();
    }

    private AngleSharp.Dom.IElement Option(MediaItem item)
    {
        _dialog!.WaitForAssertion(() => Assert.Contains(item.Id, Offered()));
        return _dialog!.FindAll("[role=option]")[Offered().IndexOf(item.Id)];

        List<MediaItemId> Offered() => [.. _dialog!.FindComponents<LibraryThumb>().Select(t => t.Instance.Item.Id)];
    }

    private async Task<MediaItem> StoreAsync(MediaKind kind = MediaKind.Image)
    {
        _member ??= await SignInAsync();
        var item = Make.Item(kind, memberId: _member.Id);
        await Database.SaveAsync(item);
        return item;
    }

    private async Task<MediaItem> TakeInAsync(string path)
    {
        var key = $"test-{Guid.NewGuid():N}";
        await using (var content = File.OpenRead(path))
        {
            await Services.GetRequiredService<IMediaStore>().AppendAsync(key, 0, content, Stop);
        }
        var request = new IntakeRequest(key, Path.GetFileName(path), _member!.Id, MediaOrigin.Generated);
        return Assert.IsType<IntakeOutcome.Adopted>(await Services.GetRequiredService<MediaIntake>().AdoptAsync(request, Stop)).Item;
    }

    private static HttpResponseMessage Picture()
    {
        var content = new ByteArrayContent(File.ReadAllBytes(SampleMedia.Picture()));
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
