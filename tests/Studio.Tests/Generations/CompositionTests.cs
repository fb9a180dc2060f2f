using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

public sealed class CompositionTests
{
    private static readonly Reference First = Ref(ReferenceRole.FirstFrame);
    private static readonly Reference Image = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Other = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Third = Ref(ReferenceRole.ReferenceImage);
    private static readonly Reference Audio = Ref(ReferenceRole.ReferenceAudio);

    [Fact]
    public void Switching_the_mode_sets_aside_and_brings_back()
    {
        var frames = Make.Composition(GenerationMode.Frames, references: First);

        var references = frames.SwitchTo(GenerationMode.References).With(Image);
        Assert.Equal([Image], references.References);
        Assert.Equal([First], references.SetAside);

        var text = references.SwitchTo(GenerationMode.Text);
        Assert.Empty(text.References);
        Assert.Equal(frames.Prompt, text.Prompt);

        Assert.Equal(frames.References, text.SwitchTo(GenerationMode.Frames).References);
    }

    [Fact]
    public void A_frame_takes_the_place_of_the_one_there_a_reference_joins_the_others()
    {
        var replaced = Make.Composition(GenerationMode.Frames, references: First).With(Ref(ReferenceRole.FirstFrame));
        Assert.NotEqual(First, Assert.Single(replaced.References));

        var joined = Make.Composition(GenerationMode.References, references: Image).With(Other);
        Assert.Equal([Image, Other], joined.References);
    }

    [Theory]
    [InlineData(0, 2, 0, 1)]
    [InlineData(1, 0, 2, 1)]
    [InlineData(9, 0, 1, 2)]
    public void Moving_a_reference_renumbers_its_kind_alone(int place, int first, int second, int third)
    {
        Reference[] images = [Image, Other, Third];
        var composition = Make.Composition(GenerationMode.References, references: [Image, Audio, Other, Third]);

        var moved = composition.Move(Third, place);

        Assert.Equal([images[first], images[second], images[third]], moved.In(ReferenceRole.ReferenceImage));
        Assert.Equal([Audio], moved.In(ReferenceRole.ReferenceAudio));
    }

    [Fact]
    public void Compositions_are_equal_by_what_they_hold()
    {
        var composition = Make.Composition(GenerationMode.References, references: [Image, Audio]);
        Assert.Equal(composition, composition with { References = [Image, Audio] });
        Assert.NotEqual(composition, composition with { References = [Audio, Image] });
    }

    [Fact]
    public void A_submission_keeps_only_what_is_sent()
    {
        var composition = Make.Composition(GenerationMode.Frames, references: First).SwitchTo(GenerationMode.Text);
        Assert.Empty(Make.Submission(composition).Composition.SetAside);
    }

    [Fact]
    public void The_prompt_stays_out_of_text_forms() =>
        Assert.DoesNotContain("secret brief", Make.Composition(prompt: "secret brief").ToString(), StringComparison.Ordinal);

    private static Reference Ref(ReferenceRole role) => new(role, MediaItemId.New(Make.Now));
}
