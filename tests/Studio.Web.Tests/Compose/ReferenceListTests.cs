using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class ReferenceListTests : ComposeContext
{
    private static readonly MediaItem[] Items = [.. Enumerable.Range(0, 10).Select(_ => Make.Item())];
    private static readonly Reference[] Images = [.. Items.Select(i => new Reference(ReferenceRole.ReferenceImage, i.Id))];

    private Composition? _changed;

    [Fact]
    public void The_order_is_the_number()
    {
        var list = RenderList(Images[..3]);

        Assert.Equal(["Image 1", "Image 2", "Image 3"], list.FindAll(".tag").Select(t => t.TextContent));
        Assert.Contains("3 of 9", list.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Reference image", "1280 × 720"], list.FindAll(".ref:first-child .meta").Select(m => m.TextContent));
    }

    [Fact]
    public void A_reference_moves_by_the_keyboard()
    {
        RenderList(Images[..3]).Find("button[aria-label='Move Image 1 later']").Click();

        Assert.Equal([Images[1], Images[0], Images[2]], _changed!.References);
    }

    [Theory]
    [InlineData("ArrowLeft", 1, 0, 2)]
    [InlineData("ArrowRight", 0, 2, 1)]
    public void The_grip_moves_its_card_by_arrows(string key, params int[] order)
    {
        RenderList(Images[..3]).FindAll("[data-grip]")[1].KeyDown(new KeyboardEventArgs { Key = key });

        Assert.Equal(order.Select(at => Images[at]), _changed!.References);
    }

    [Fact]
    public void Cards_carry_the_names_by_which_the_prompt_calls_them()
    {
        var composition = Make.Composition(GenerationMode.References, references: Images[..2]) with
        {
            MentionLanguage = MentionLanguage.Chinese,
        };

        var list = Render<ReferenceList>(p =>
            p.Add(l => l.Role, ReferenceRole.ReferenceImage)
                .Add(l => l.Composition, composition)
                .Add(l => l.Media, Items.ToDictionary(i => i.Id))
                .Add(l => l.Limits, Make.Profile().Images)
                .Add(l => l.Files, [new FileInTransit(1, ReferenceRole.ReferenceImage, "cup.png", "blob:1")])
        );

        Assert.Equal(["图片1", "图片2", "图片3"], list.FindAll(".tag").Select(t => t.TextContent));
    }

    [Fact]
    public void The_ends_of_the_list_move_no_further()
    {
        var list = RenderList(Images[..2]);

        Assert.True(list.Find("button[aria-label='Move Image 1 earlier']").HasAttribute("disabled"));
        Assert.True(list.Find("button[aria-label='Move Image 2 later']").HasAttribute("disabled"));
    }

    [Fact]
    public void A_reference_can_be_removed_or_replaced()
    {
        var list = RenderList(Images[..2]);

        Assert.Equal(Items[1].Id.ToString(), FileInput(list, "Replace Image 2").GetAttribute("data-replaces"));
        list.Find("button[aria-label='Remove Image 1']").Click();
        Assert.Equal([Images[1]], _changed!.References);
    }

    [Fact]
    public void Too_many_images_are_said_under_their_list()
    {
        var list = RenderList(Images);

        Assert.Equal("There are 10 reference images. At most 9 are taken.", list.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("true", FileInput(list, "Reference images").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Videos_and_sounds_come_with_a_player()
    {
        var (video, sound) = (Make.Item(MediaKind.Video), Make.Item(MediaKind.Audio));

        Assert.NotNull(RenderList([new(ReferenceRole.ReferenceVideo, video.Id)], ReferenceRole.ReferenceVideo, video).Find("video"));
        Assert.NotNull(RenderList([new(ReferenceRole.ReferenceAudio, sound.Id)], ReferenceRole.ReferenceAudio, sound).Find("audio"));
    }

    [Fact]
    public void A_file_that_is_gone_says_so()
    {
        var list = RenderList([new Reference(ReferenceRole.ReferenceImage, Make.Item().Id)]);

        Assert.Contains("This file is gone", list.Find(".gone").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(list.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_viewer_changes_nothing()
    {
        var list = Render<ReferenceList>(p =>
            p.Add(l => l.Role, ReferenceRole.ReferenceImage)
                .Add(l => l.Composition, Make.Composition(GenerationMode.References, references: Images[..1]))
                .Add(l => l.Media, Items.ToDictionary(i => i.Id))
                .Add(l => l.Limits, Make.Profile().Images)
                .Add(l => l.IsReadOnly, true)
        );

        Assert.Empty(list.FindAll("input, button"));
    }

    private IRenderedComponent<ReferenceList> RenderList(
        Reference[] references,
        ReferenceRole role = ReferenceRole.ReferenceImage,
        params MediaItem[] more
    )
    {
        var composition = Make.Composition(GenerationMode.References, references: references);
        return Render<ReferenceList>(p =>
            p.Add(l => l.Role, role)
                .Add(l => l.Composition, composition)
                .Add(l => l.Media, Items.Concat(more).ToDictionary(i => i.Id))
                .Add(l => l.Limits, Make.Profile().Limits(role.Kind()))
                .Add(l => l.Findings, FindingsOf(composition, Items.Concat(more)))
                .Add(l => l.OnChange, edit => _changed = edit(_changed ?? composition))
        );
    }
}
