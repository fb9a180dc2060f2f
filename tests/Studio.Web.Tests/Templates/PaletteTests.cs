using System.Text;
using System.Text.Json;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Templates;

namespace Studio.Web.Tests.Templates;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("camera", 12)]
    [InlineData("light", 10)]
    [InlineData("style", 12)]
    public void Each_group_has_enough_phrases_in_both_languages(string id, int least)
    {
        var group = Assert.Single(StudioPalette.Read().Groups, g => g.Id == id);

        Assert.InRange(group.Phrases.Count, least, 60);
        Assert.All(group.Phrases, p => Assert.DoesNotContain(p.En, IsHan));
        Assert.All(group.Phrases, p => Assert.Contains(p.Zh, IsHan));
        Assert.Distinct(group.Phrases.Select(p => p.En));
        Assert.Distinct(group.Phrases.Select(p => p.Zh));
        Assert.True(IsHan(group.Zh[0]));
    }

    [Fact]
    public void A_group_without_its_phrases_is_refused() =>
        Assert.Throws<JsonException>(() =>
            Palette.Read(new MemoryStream(Encoding.UTF8.GetBytes("""{"groups":[{"id":"a","icon":"x","en":"A","zh":"甲"}]}""")))
        );

    [Theory]
    [InlineData("A boat", MentionLanguage.English, false)]
    [InlineData("一只纸船", MentionLanguage.English, true)]
    [InlineData("A boat", MentionLanguage.Chinese, true)]
    [InlineData("", MentionLanguage.English, false)]
    public void Phrases_follow_the_language_of_the_prompt(string prompt, MentionLanguage language, bool isChinese) =>
        Assert.Equal(isChinese, PromptWords.IsChinese(Make.Composition(prompt: prompt) with { MentionLanguage = language }));

    [Theory]
    [InlineData("", ", ", "slow pan")]
    [InlineData("A boat", ", ", "A boat, slow pan")]
    [InlineData("A boat. ", ", ", "A boat. slow pan")]
    [InlineData("纸船", "，", "纸船，slow pan")]
    [InlineData("纸船。", "，", "纸船。slow pan")]
    public void A_phrase_joins_the_prompt_by_one_mark(string prompt, string joint, string joined) =>
        Assert.Equal(joined, PromptWords.Append(prompt, "slow pan", joint));

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
