using Studio.Application.Assistant;
using Xunit;

namespace Studio.Tests.Assistant;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One. |Two! |Three?")]
    [InlineData("雨停了。孩子笑了！真的？", "雨停了。|孩子笑了！|真的？")]
    [InlineData("Wait... what?! Yes.", "Wait... |what?! |Yes.")]
    [InlineData("It lasts 2.5 seconds at f/1.8. End", "It lasts 2.5 seconds at f/1.8. |End")]
    [InlineData("She says “Go.” He goes.", "She says “Go.” |He goes.")]
    [InlineData("他说：“走吧。”然后离开。", "他说：“走吧。”|然后离开。")]
    [InlineData("1. Pan left\n2. Hold\n", "1. Pan left\n|2. Hold\n")]
    [InlineData("No stop at all", "No stop at all")]
    [InlineData("", "")]
    public void A_text_is_divided_after_its_stops_and_line_breaks(string text, string divided) =>
        Assert.Equal(divided, string.Join('|', Sentences.Split(text)));

    [Theory]
    [InlineData("  Leading. \n\n Blank lines.  ")]
    [InlineData("...!?。")]
    [InlineData("混合 text. 再来！\r\nEnd")]
    public void The_sentences_together_are_the_text(string text) => Assert.Equal(text, string.Concat(Sentences.Split(text)));

    [Theory]
    [InlineData("It rains. ", true)]
    [InlineData("雨停了。", true)]
    [InlineData("She says “Go.”", true)]
    [InlineData("It ra", false)]
    [InlineData(" ", false)]
    public void A_sentence_is_whole_at_its_stop(string sentence, bool isWhole) => Assert.Equal(isWhole, Sentences.IsWhole(sentence));
}
