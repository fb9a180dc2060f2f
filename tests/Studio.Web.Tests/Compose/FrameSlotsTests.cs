using Bunit;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class FrameSlotsTests : ComposeContext
{
    private static readonly MediaItem Glass = Make.Item();
    private static readonly Reference First = new(ReferenceRole.FirstFrame, Glass.Id);

    private Composition? _changed;

    [Fact]
    public void Empty_slots_take_one_picture_each()
    {
        var slots = RenderSlots(Make.Composition(GenerationMode.Frames));

        Assert.Equal("image/jpeg,image/png", FileInput(slots, "First frame").GetAttribute("accept"));
        Assert.Equal("LastFrame", FileInput(slots, "Last frame").GetAttribute("data-role"));
        Assert.Empty(slots.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_filled_slot_shows_its_picture_and_its_one_input_replaces_it()
    {
        var slots = RenderSlots(Make.Composition(GenerationMode.Frames, references: First));

        Assert.Equal($"/media/{Glass.Id}", slots.Find(".first img").GetAttribute("src"));
        Assert.NotNull(FileInput(slots, "First frame"));
    }

    [Fact]
    public void A_picture_can_be_removed()
    {
        RenderSlots(Make.Composition(GenerationMode.Frames, references: First)).Find(".first .remove").Click();

        Assert.Empty(_changed!.References);
    }

    [Fact]
    public void Swapping_exchanges_the_roles()
    {
        RenderSlots(Make.Composition(GenerationMode.Frames, references: First)).Find(".part-head button").Click();

        Assert.Equal([new Reference(ReferenceRole.LastFrame, Glass.Id)], _changed!.References);
    }

    [Fact]
    public void A_missing_first_frame_is_said_under_the_slots_once_sending_was_tried()
    {
        var composition = Make.Composition(GenerationMode.Frames);

        var slots = RenderSlots(composition, findings: FaultsOf(composition));

        Assert.Equal("Add a first frame: the video starts on it.", slots.Find("#finding-FirstFrame [role=alert]").TextContent.Trim());
        Assert.Equal("true", FileInput(slots, "First frame").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_file_on_its_way_has_its_own_progress()
    {
        var slots = RenderSlots(
            Make.Composition(GenerationMode.Frames),
            [new FileInTransit(1, ReferenceRole.LastFrame, "cup.png", "blob:1")]
        );

        Assert.Equal("Upload of cup.png", slots.Find(".last [role=progressbar]").GetAttribute("aria-label"));
        Assert.Equal("1", slots.Find(".last .transit").GetAttribute("data-transit"));
        Assert.Equal(
            ["Pause the upload of cup.png", "Resume the upload of cup.png", "Stop the upload of cup.png"],
            slots.FindAll(".last .transit button").Select(b => b.GetAttribute("aria-label"))
        );
        Assert.Empty(slots.FindAll(".first [role=progressbar]"));
    }

    [Fact]
    public void A_refused_file_says_why_in_its_slot()
    {
        var slots = RenderSlots(
            Make.Composition(GenerationMode.Frames),
            [new FileInTransit(1, ReferenceRole.FirstFrame, "notes.png", "blob:1") { Refusal = "This is no picture." }]
        );

        var alert = slots.Find(".first [role=alert]").TextContent;
        Assert.Contains("notes.png", alert, StringComparison.Ordinal);
        Assert.Contains("This is no picture.", alert, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_did_not_get_through_can_be_tried_again()
    {
        var slots = RenderSlots(
            Make.Composition(GenerationMode.Frames),
            [new FileInTransit(1, ReferenceRole.FirstFrame, "cup.png", "blob:1") { Refusal = "The store is full.", CanRetry = true }]
        );

        Assert.Equal("Try the upload of cup.png again", slots.Find(".first [data-upload=resume]").GetAttribute("aria-label"));
        Assert.Equal("Put cup.png away", slots.FindAll(".first .transit button")[^1].GetAttribute("aria-label"));
    }

    private IRenderedComponent<FrameSlots> RenderSlots(
        Composition composition,
        IReadOnlyList<FileInTransit>? files = null,
        IReadOnlyList<Finding>? findings = null
    ) =>
        Render<FrameSlots>(p =>
            p.Add(s => s.Composition, composition)
                .Add(s => s.Media, new Dictionary<MediaItemId, MediaItem> { [Glass.Id] = Glass })
                .Add(s => s.Files, files ?? [])
                .Add(s => s.Findings, findings ?? [])
                .Add(s => s.Accept, "image/jpeg,image/png")
                .Add(s => s.OnChange, edit => _changed = edit(_changed ?? composition))
        );
}
