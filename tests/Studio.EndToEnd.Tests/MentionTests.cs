using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>Chips for references in the prompt: the list under the caret, input methods, and numbers that follow the files.</summary>
public sealed class MentionTests(Browser browser) : PromptContext(browser)
{
    [Fact]
    public async Task A_reference_is_chosen_by_keys_and_by_mouse()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.ClickAsync();
        await Keys.TypeAsync("From @");
        await Expect(Prompt.Options).ToHaveCountAsync(3);
        Assert.Empty(await ViolationsAsync());
        await Keys.PressAsync("ArrowDown");
        await Expect(Prompt.Box).ToHaveAttributeAsync("aria-activedescendant", "prompt-references-1");
        await Keys.PressAsync("Enter");
        await Prompt.ExpectAsync("From [Image 2]");
        await Expect(Prompt.List).ToBeHiddenAsync();

        await Keys.TypeAsync(" to @");
        await Expect(Prompt.Options.Last).ToContainTextAsync("dusk.png"); // named already: last
        await Prompt.Options.First.ClickAsync();
        await Keys.TypeAsync(", @marim");
        await Expect(Prompt.Options).ToHaveCountAsync(1);
        await Keys.PressAsync("Tab");
        await Prompt.ExpectAsync("From [Image 2] to [Image 1], [Audio 1]");
        await Expect(Prompt.Chips).ToHaveCountAsync(3);
        await Expect(Prompt.Broken).ToHaveCountAsync(0);

        await Keys.TypeAsync(" @");
        await Expect(Prompt.List).ToBeVisibleAsync();
        await Keys.PressAsync("Escape");
        await Expect(Prompt.List).ToBeHiddenAsync();
        await Keys.TypeAsync("home");
        await Expect(Prompt.List).ToBeHiddenAsync();
        await Prompt.ExpectAsync("From [Image 2] to [Image 1], [Audio 1] @home");
    }

    [Fact]
    public async Task Without_files_the_list_says_so()
    {
        await Prompt.Box.ClickAsync();
        await Keys.TypeAsync("图");
        await Expect(Prompt.List).ToBeHiddenAsync();
        await Keys.TypeAsync(" @");

        await Expect(Prompt.List).ToHaveTextAsync("No files yet");
        await Keys.PressAsync("Enter");
        await Prompt.ExpectAsync("图 @\n");
    }

    [Fact]
    public async Task An_input_method_is_left_alone_and_opens_the_list_when_it_is_done()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.ClickAsync();
        await Prompt.ComposeAsync("你好", "n", "ni", "nihao");
        await Prompt.ExpectAsync("你好");
        await Prompt.ComposeAsync("图", "t", "tu");
        await Expect(Prompt.Options).ToHaveCountAsync(3);
        await Prompt.ComposeAsync("书馆", "shu", "shuguan");
        await Expect(Prompt.List).ToBeHiddenAsync();
        await Prompt.ComposeAsync("图", "tu");
        await Keys.PressAsync("Enter");
        await Prompt.ExpectAsync("你好图书馆[Image 1]");
        await Prompt.ComposeAsync("好", "h", "hao"); // right behind a chip
        await Prompt.ExpectAsync("你好图书馆[Image 1]好");
        await Keys.PressAsync("ArrowLeft");
        await Keys.PressAsync("ArrowLeft");
        await Prompt.ComposeAsync("的", "de"); // right before one
        await Prompt.ExpectAsync("你好图书馆的[Image 1]好");
        await Keys.PressAsync("Control+z");
        await Prompt.ExpectAsync("你好图书馆[Image 1]好");
    }

    [Fact]
    public async Task What_the_server_renumbers_waits_for_an_input_method()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.FillAsync("图片2走");
        var line = await Mei.Page.Context.NewCDPSessionAsync(Mei.Page);
        await line.SendAsync(
            "Input.imeSetComposition",
            new()
            {
                ["text"] = "lai",
                ["selectionStart"] = 3,
                ["selectionEnd"] = 3,
            }
        );
        await Mei.Page.EvaluateAsync("document.querySelector('[aria-label=\"Move Image 1 later\"]').click()");
        await Expect(Mei.Page.Locator("[data-item] .name").First).ToHaveTextAsync("dusk.png");
        await Prompt.ExpectAsync("图片2走lai");
        await line.SendAsync("Input.insertText", new() { ["text"] = "来" });

        await Prompt.ExpectAsync("图片1走来");
    }

    [Fact]
    public async Task A_chip_is_stepped_over_selected_and_deleted_as_one_letter()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.FillAsync("See 图片1 and 图片2");
        await Expect(Prompt.Chips).ToHaveCountAsync(2);
        await Keys.PressAsync("End");
        await Keys.PressAsync("ArrowLeft");
        await Keys.TypeAsync("x");
        await Prompt.ExpectAsync("See 图片1 and x图片2");
        await Keys.PressAsync("Delete");
        await Prompt.ExpectAsync("See 图片1 and x");
        await Keys.PressAsync("Home");
        for (var step = 0; step < 4; step++)
        {
            await Keys.PressAsync("ArrowRight");
        }
        await Keys.PressAsync("Shift+ArrowRight");
        await Keys.PressAsync("Backspace");
        await Prompt.ExpectAsync("See  and x");

        await Prompt.Box.FillAsync("See 图片1 there");
        await Prompt.Chips.DblClickAsync();
        await Keys.TypeAsync("it");
        await Prompt.ExpectAsync("See it there");
        await Prompt.Box.FillAsync("See 图片1");
        await Prompt.Chips.ClickAsync(
            new()
            {
                Position = new() { X = 40, Y = 8 },
            }
        );
        await Keys.TypeAsync("2");
        await Prompt.ExpectAsync("See 图片1 2"); // a digit does not make it name another file
    }

    [Fact]
    public async Task A_mention_that_is_typed_becomes_a_chip_after_a_pause()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.ClickAsync();
        await Keys.TypeAsync("图片1");
        await Expect(Prompt.Chips).ToHaveTextAsync("图片1");
        await Keys.TypeAsync("，[video 7]");
        await Expect(Prompt.Broken).ToHaveTextAsync("[video 7]");
        await Expect(Prompt.Broken).ToHaveAttributeAsync("title", "No file has this number");
    }

    [Fact]
    public async Task Numbers_follow_the_files_and_undoing_never_names_another()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.FillAsync("[Image 1] meets [Image 2]");
        await Keys.PressAsync("End");
        await Keys.TypeAsync(" at [Image 2].");
        await Mei.Page.GetByRole(AriaRole.Button, new() { Name = "Move Image 1 later", Exact = true }).ClickAsync();
        await Prompt.ExpectAsync("[Image 2] meets [Image 1] at [Image 1].");
        await Mei.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Image 2", Exact = true }).ClickAsync();
        await Prompt.ExpectAsync("[Image 0] meets [Image 1] at [Image 1].");
        await Expect(Prompt.Broken).ToHaveCountAsync(1);

        await Prompt.Box.FocusAsync();
        await Keys.PressAsync("Control+z");
        await Prompt.ExpectAsync("[Image 0] meets [Image 1]");
        await Keys.PressAsync("Control+Shift+z");
        await Prompt.ExpectAsync("[Image 0] meets [Image 1] at [Image 1].");
    }

    [Fact]
    public async Task The_language_of_mentions_is_switched_for_all_of_them()
    {
        await AttachTwoAndASoundAsync();
        await Prompt.Box.FillAsync("[Image 1] then [Audio 1]");
        await Mei.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to 图片1" }).ClickAsync();
        await Prompt.ExpectAsync("图片1 then 音频1");

        await Prompt.Box.PressAsync("End");
        await Keys.TypeAsync("@2");
        await Keys.PressAsync("Enter");
        await Prompt.ExpectAsync("图片1 then 音频1图片2");
    }
}
