using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

public sealed class MentionsTests
{
    private static readonly Reference First = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Second = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Third = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Video = Ref(ReferenceRole.ReferenceVideo);

    [Theory]
    [InlineData("图片1的女孩拿着[Image 2]，跟着视频3走", MediaKind.Image, 1, MediaKind.Image, 2, MediaKind.Video, 3)]
    [InlineData("[audio 1] over [VIDEO 12]图片 0", MediaKind.Audio, 1, MediaKind.Video, 12, MediaKind.Image, 0)]
    public void Mentions_are_found_in_both_languages(string prompt, params object[] expected) =>
        Assert.Equal(expected, Mentions.Find(prompt).SelectMany(m => new object[] { m.Kind, m.Number }));

    [Theory]
    [InlineData("")]
    [InlineData("Image 1 without brackets, a picture 图片 of none")]
    [InlineData("图片2026年, [Image 100], [Imagine 1]")]
    public void Other_words_are_no_mentions(string prompt) => Assert.Empty(Mentions.Find(prompt));

    [Fact]
    public void Mentions_follow_a_reference_that_is_moved()
    {
        var composition = Compose("[Image 1] meets 图片3 and [Video 1]", First, Second, Third, Video);

        Assert.Equal("[Image 2] meets 图片1 and [Video 1]", composition.Move(Third, 0).Prompt);
    }

    [Fact]
    public void Mentions_of_a_reference_that_is_removed_name_nothing_and_the_others_close_up()
    {
        var composition = Compose("图片1、图片2、图片3、图片2、图片9", First, Second, Third);

        Assert.Equal("图片1、图片0、图片2、图片0、图片9", composition.Without(Second).Prompt);
    }

    [Fact]
    public void A_replacement_takes_over_the_mentions_of_what_it_replaces()
    {
        var composition = Compose("[Image 1] then [Image 2]", First, Second);

        var replaced = composition.Replace(First, Third);

        Assert.Equal(composition.Prompt, replaced.Prompt);
        Assert.Equal([Third, Second], replaced.References);
    }

    [Fact]
    public void A_frame_that_takes_the_place_of_another_takes_its_mentions()
    {
        var frames = Make.Composition(GenerationMode.Frames, "[Image 1] opens", Ref(ReferenceRole.FirstFrame));

        Assert.Equal("[Image 1] opens", frames.With(Ref(ReferenceRole.FirstFrame)).Prompt);
    }

    [Fact]
    public void Setting_references_aside_and_back_leaves_the_prompt_alone()
    {
        var composition = Compose("[Image 2] alone", First, Second);

        Assert.Equal(composition, composition.SwitchTo(GenerationMode.Text).SwitchTo(GenerationMode.References));
    }

    [Fact]
    public void The_language_of_every_mention_can_be_changed()
    {
        var composition = Compose("图片1和[Audio 2]", First);

        Assert.Equal("[Image 1]和[Audio 2]", composition.Spell(MentionLanguage.English).Prompt);
        Assert.Equal("图片1和音频2", composition.Spell(MentionLanguage.Chinese).Prompt);
    }

    [Fact]
    public void Numbers_count_each_kind_in_the_order_of_sending()
    {
        var last = Ref(ReferenceRole.LastFrame);
        var first = Ref(ReferenceRole.FirstFrame);
        var frames = Make.Composition(GenerationMode.Frames, references: [last, first]);

        Assert.Equal(1, frames.NumberOf(first));
        Assert.Equal("[Image 2]", frames.MentionOf(last));
    }

    private static Composition Compose(string prompt, params Reference[] references) =>
        Make.Composition(GenerationMode.References, prompt, references);

    private static Reference Ref(ReferenceRole role) => new(role, MediaItemId.New(Make.Now));
}
