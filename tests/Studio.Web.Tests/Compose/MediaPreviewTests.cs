using Bunit;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class MediaPreviewTests : ComposeContext
{
    [Theory]
    [InlineData("image/heic")]
    [InlineData("image/tiff")]
    public void A_picture_that_browsers_do_not_show_is_an_icon_with_its_name(string contentType)
    {
        var preview = Render<MediaPreview>(p =>
            p.Add(m => m.Item, Make.Item(facts: new MediaFacts(MediaKind.Image, contentType, 800, 600)))
        );

        Assert.Empty(preview.FindAll("img"));
        Assert.Equal("still.png", preview.Find(".unshown").TextContent.Trim());
    }

    [Theory]
    [InlineData(MediaKind.Video, "video/mp4", "video")]
    [InlineData(MediaKind.Audio, "audio/mpeg", "audio")]
    public void A_clip_is_played_by_one_button_because_a_card_has_no_room_for_a_player(MediaKind kind, string contentType, string element)
    {
        var preview = Render<MediaPreview>(p => p.Add(m => m.Item, Make.Item(facts: new MediaFacts(kind, contentType, null, null))));

        Assert.False(preview.Find(element).HasAttribute("controls"));
        Assert.Equal("Play still.png", preview.Find("button[data-play]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_picture_that_browsers_show_is_itself() =>
        Assert.StartsWith(
            "/media/",
            Render<MediaPreview>(p => p.Add(m => m.Item, Make.Item())).Find("img").GetAttribute("src"),
            StringComparison.Ordinal
        );
}
