using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The prompt as a text box: typing, pasting, undoing, counting, marks.</summary>
public sealed class PromptTests(Browser browser) : PromptContext(browser)
{
    [Fact]
    public async Task A_text_box_for_every_way_of_filling_it()
    {
        await Prompt.Box.FillAsync("One\ntwo\n\nthree");
        await Prompt.ExpectAsync("One\ntwo\n\nthree");
        await Prompt.Box.FillAsync("");
        await Prompt.ExpectAsync("");
        await Prompt.Box.ClickAsync();
        await Keys.TypeAsync("Typed\nin lines ");
        await Prompt.Box.PressAsync("Backspace");
        await Keys.PressAsync("Control+Backspace");
        await Prompt.ExpectAsync("Typed\nin ");

        await Keys.PressAsync("Tab");
        await Expect(Prompt.Box).Not.ToBeFocusedAsync();
        Assert.Empty(await ViolationsAsync());
    }

    [Fact]
    public async Task Bursts_of_typing_are_undone_and_done_again()
    {
        await Prompt.Box.ClickAsync();
        await Keys.TypeAsync("One two");
        await Keys.PressAsync("Enter");
        await Keys.TypeAsync("three");
        await Keys.PressAsync("Backspace");
        await Keys.PressAsync("Backspace");
        await Prompt.ExpectAsync("One two\nthr");
        foreach (var text in new[] { "One two\nthree", "One two\n", "One two", "" })
        {
            await Keys.PressAsync("Control+z");
            await Prompt.ExpectAsync(text);
        }
        foreach (var (key, text) in new[] { ("Control+y", "One two"), ("Control+Shift+z", "One two\n"), ("Control+y", "One two\nthree") })
        {
            await Keys.PressAsync(key);
            await Prompt.ExpectAsync(text);
        }
    }

    [Fact]
    public async Task Only_the_words_are_pasted()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.ClickAsync();
        await Prompt.PasteAsync("bold 图片1\r\nline", "<b>bold</b><img src='x'>");

        await Prompt.ExpectAsync("bold 图片1\nline");
        await Expect(Prompt.Chips).ToHaveCountAsync(1);
        await Keys.PressAsync("Control+a");
        await Keys.PressAsync("Control+x");
        await Prompt.ExpectAsync("");
        await Keys.PressAsync("Control+v");
        await Prompt.ExpectAsync("bold 图片1\nline");
    }

    [Fact]
    public async Task Characters_are_counted_at_once_and_the_limit_is_said()
    {
        await Prompt.Box.FillAsync("桃😀ab");
        await Expect(Prompt.Count).ToHaveTextAsync("4 / 500");
        await Prompt.Box.FillAsync(new string('x', 501));
        await Expect(Prompt.Count).ToHaveTextAsync("501 / 500");
        await Expect(Mei.Page.Locator("[data-foot][data-long]")).ToBeVisibleAsync();
        await Prompt.Box.FillAsync(new string('y', 40_010));
        await Expect(Prompt.Notice).ToContainTextAsync("The rest was left out.");

        Assert.Equal(40_000, (await Prompt.TextAsync()).Length);
    }

    [Fact]
    public async Task At_the_limit_no_character_is_cut_in_half_and_nothing_behind_the_caret_is_lost()
    {
        await Prompt.Box.FillAsync(new string('y', 39_999));
        await Keys.PressAsync("End");
        await Prompt.PasteAsync("😀 and \ud83d half", "");
        await Expect(Prompt.Notice).ToContainTextAsync("The rest was left out.");
        await Keys.PressAsync("Control+Home");
        await Prompt.ComposeAsync("你好", "nihao");

        Assert.Equal(new string('y', 39_999), await Prompt.TextAsync());
        await Keys.PressAsync("Control+a");
        await Prompt.PasteAsync(string.Concat(Enumerable.Repeat("字😀", 16_667)), ""); // 50,001
        Assert.Equal(string.Concat(Enumerable.Repeat("字😀", 13_333)) + "字", await Prompt.TextAsync());
        await SavedAsync("\\uDE00字\""); // as it is sent
    }

    [Fact]
    public async Task Arrow_keys_step_over_a_chip_the_way_they_point_in_a_text_from_right_to_left()
    {
        await Prompt.Box.FillAsync("ילדה 图片1 רצה");
        await Expect(Prompt.Chips).ToHaveCountAsync(1);
        await Keys.PressAsync("Home");
        for (var step = 0; step < 6; step++)
        {
            await Keys.PressAsync("ArrowLeft");
        }
        await Keys.TypeAsync("x");
        await Prompt.ExpectAsync("ילדה 图片1x רצה");
        await Keys.PressAsync("Backspace");
        await Keys.PressAsync("ArrowRight");
        await Keys.TypeAsync("ו");

        await Prompt.ExpectAsync("ילדה ו图片1 רצה");
    }

    [Fact]
    public async Task Marks_go_around_what_is_selected()
    {
        await Prompt.Box.FillAsync("First sip of summer");
        await Keys.PressAsync("Control+a");
        await Mei.Page.GetByRole(AriaRole.Button, new() { Name = "Spoken line", Exact = true }).ClickAsync();
        await Mei.Page.GetByRole(AriaRole.Button, new() { Name = "Music", Exact = true }).ClickAsync();
        await Keys.TypeAsync("drums");

        await Prompt.ExpectAsync("“First sip of summer”（drums）");
    }
}
