using Studio.Application.Assistant;
using Xunit;

namespace Studio.Tests.Assistant;

public sealed class ProtectedPromptTests
{
    [Fact]
    public void Mentions_leave_as_placeholders_and_come_back_as_they_were()
    {
        const string Prompt = "图片1 lifts [Image 2] while 视频1, 音频1, [Video 3] and [Audio 1] play; 图片1 again";

        var hidden = new ProtectedPrompt(Prompt);

        Assert.Equal("⟦1⟧ lifts ⟦2⟧ while ⟦3⟧, ⟦4⟧, ⟦5⟧ and ⟦6⟧ play; ⟦1⟧ again", hidden.Text);
        Assert.Equal(Prompt, hidden.Restore(hidden.Text));
    }

    [Theory]
    [InlineData("Boat ⟦ 1 ⟧", "Boat 图片1")]
    [InlineData("Boat ⟦1", "Boat ")]
    [InlineData("Boat ⟦", "Boat ")]
    [InlineData("⟦1⟧ and ⟦7⟧", "图片1 and ")]
    [InlineData("⟦99999999999⟧!", "!")]
    public void An_answer_may_be_untidy_or_half_here(string answer, string restored) =>
        Assert.Equal(restored, new ProtectedPrompt("纸船图片1").Restore(answer));

    [Fact]
    public void What_looks_like_a_placeholder_in_the_prompt_stays_what_it_was()
    {
        const string Prompt = "A sign reads ⟦1⟧ beside 图片4";

        var hidden = new ProtectedPrompt(Prompt);

        Assert.Equal(Prompt, hidden.Restore(hidden.Text));
    }

    [Theory]
    [InlineData("图片1 and 视频2", "only 视频2", "图片1")]
    [InlineData("图片1", "[image 1]", "")]
    [InlineData("[Image 1], 图片1, [Audio 2]", "none", "[Image 1]|[Audio 2]")]
    [InlineData("图片12", "图片1", "图片12")]
    public void A_mention_counts_as_kept_in_either_spelling(string from, string inText, string missing) =>
        Assert.Equal(missing, string.Join('|', PromptMentions.Missing(from, inText)));
}
