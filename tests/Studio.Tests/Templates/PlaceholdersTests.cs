using Studio.Domain.Templates;
using Xunit;

namespace Studio.Tests.Templates;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("A {product name} on a table in {city}", "product name", "city")]
    [InlineData("第一人称视角，{产品名}在{城市}街头", "产品名", "城市")]
    [InlineData("{Product}, then {product}, then {PRODUCT}", "Product")] // once, whatever the case
    [InlineData("{ city }", "city")]
    [InlineData("{shot_2-b}", "shot_2-b")]
    [InlineData("She says {First sip of summer.} to {friend}", "friend")]
    [InlineData("她说{夏天的第一口。}")]
    [InlineData("{Really?} {Wait, what} {it’s}")]
    [InlineData("{} { } {-} {_a}")]
    [InlineData("{{city}}")]
    [InlineData("{图片1 你好} {[Image 1]}")] // names a reference: a line that is spoken in it
    [InlineData("{city")]
    public void A_name_in_braces_is_a_placeholder_and_a_spoken_line_is_not(string prompt, params string[] names) =>
        Assert.Equal(names, Placeholders.Find(prompt));

    [Theory]
    [InlineData(40, 1)]
    [InlineData(41, 0)]
    public void A_name_has_forty_letters_at_most(int length, int found) =>
        Assert.Equal(found, Placeholders.Find($"{{{new string('城', length)}}}").Count);

    [Fact]
    public void Every_place_of_a_name_is_filled_with_what_was_given_once() =>
        Assert.Equal(
            "peach tea in 杭州. Peach tea, peach tea! {First sip.}",
            Placeholders.Fill(
                "{drink} in {城市}. Peach tea, {Drink}! {First sip.}",
                new Dictionary<string, string> { ["DRINK"] = " peach tea ", ["城市"] = "杭州" }
            )
        );

    [Fact]
    public void What_is_left_empty_stays_as_it_stands() =>
        Assert.Equal(
            "{ drink } in {city}",
            Placeholders.Fill("{ drink } in {city}", new Dictionary<string, string> { ["drink"] = "  ", ["other"] = "x" })
        );

    [Fact]
    public void A_value_is_put_in_as_it_is_and_never_filled_again() =>
        Assert.Equal("{b} and $1", Placeholders.Fill("{a} and {b}", new Dictionary<string, string> { ["a"] = "{b}", ["b"] = "$1" }));
}
