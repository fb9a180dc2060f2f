using Studio.Application.Assistant;
using Xunit;

namespace Studio.Tests.Assistant;

public sealed class RewriteDiffTests
{
    [Fact]
    public void A_reworded_sentence_faces_its_original_and_a_new_one_stands_alone()
    {
        var diff = new RewriteDiff(
            "A paper boat floats. The rain stops. A child laughs.",
            "A red paper boat floats slowly. The rain stops. Golden light. A child laughs."
        );

        Assert.Equal(
            [
                new("A paper boat floats. ", "A red paper boat floats slowly. "),
                new("The rain stops. ", "The rain stops. "),
                new("", "Golden light. "),
                new("A child laughs.", "A child laughs."),
            ],
            diff.Parts
        );
        Assert.Equal([true, false, true, false], diff.Parts.Select(part => part.IsChange));
    }

    [Fact]
    public void A_sentence_left_out_faces_nothing()
    {
        var diff = new RewriteDiff("纸船漂过水洼。雨停了。孩子笑了。", "纸船漂过水洼。孩子笑了。");

        Assert.Equal(new RewritePart("雨停了。", ""), Assert.Single(diff.Parts, part => part.IsChange));
    }

    [Fact]
    public void A_translation_faces_its_original_sentence_by_sentence()
    {
        var diff = new RewriteDiff("雨停了。孩子笑了。", "The rain stops. A child laughs.");

        Assert.Equal([new("雨停了。", "The rain stops. "), new("孩子笑了。", "A child laughs.")], diff.Parts);
    }

    [Fact]
    public void All_changes_make_the_rewrite_and_none_the_original()
    {
        const string Original = "  One is here.\nTwo is here.  ";
        const string Rewrite = "One was there. Three is new.";
        var diff = new RewriteDiff(Original, Rewrite);

        Assert.Equal(Rewrite, diff.Take(_ => true));
        Assert.Equal(Original, diff.Take(_ => false));
    }

    [Fact]
    public void Some_changes_join_with_a_space_in_English_and_without_one_in_Chinese()
    {
        var english = new RewriteDiff("A boat floats on water.", "A boat floats on dark water. It rains. Fog comes.");
        var chinese = new RewriteDiff("纸船漂过水洼。", "纸船漂过长长的水洼。下雨了。起雾了。");

        Assert.Equal("A boat floats on water. Fog comes.", english.Take(part => part.After == "Fog comes."));
        Assert.Equal("纸船漂过水洼。起雾了。", chinese.Take(part => part.After == "起雾了。"));
    }

    [Fact]
    public void Very_long_texts_are_one_change()
    {
        var text = string.Concat(Enumerable.Repeat("So it goes. ", 300));

        Assert.Equal(new RewritePart(text, text + "End."), Assert.Single(new RewriteDiff(text, text + "End.").Parts));
    }
}
