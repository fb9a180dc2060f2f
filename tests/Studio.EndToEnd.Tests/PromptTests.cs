using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The prompt editor: chips, the list under the caret, input methods, undoing, and what a slow or broken line does to it.</summary>
public sealed class PromptTests(Browser browser) : IAsyncLifetime
{
    private StudioProcess _studio = null!;
    private Visitor _mei = null!;
    private ComposePage _compose = null!;
    private PromptBox _prompt = null!;

    private IKeyboard Keys => _prompt.Keys;

    public async ValueTask InitializeAsync()
    {
        _studio = await StudioProcess.StartAsync();
        await EnterAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_mei.Errors);
        await _mei.DisposeAsync();
        await _studio.DisposeAsync();
    }

    [Fact]
    public async Task A_text_box_for_every_way_of_filling_it()
    {
        await _prompt.Box.FillAsync("One\ntwo\n\nthree");
        await _prompt.ExpectAsync("One\ntwo\n\nthree");
        await _prompt.Box.FillAsync("");
        await _prompt.ExpectAsync("");
        await _prompt.Box.ClickAsync();
        await Keys.TypeAsync("Typed\nin lines ");
        await _prompt.Box.PressAsync("Backspace");
        await Keys.PressAsync("Control+Backspace");
        await _prompt.ExpectAsync("Typed\nin ");

        await Keys.PressAsync("Tab");
        await Expect(_prompt.Box).Not.ToBeFocusedAsync();
        Assert.Empty(await ViolationsAsync());
    }

    [Fact]
    public async Task A_reference_is_chosen_by_keys_and_by_mouse()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.ClickAsync();
        await Keys.TypeAsync("From @");
        await Expect(_prompt.Options).ToHaveCountAsync(3);
        Assert.Empty(await ViolationsAsync());
        await Keys.PressAsync("ArrowDown");
        await Expect(_prompt.Box).ToHaveAttributeAsync("aria-activedescendant", "prompt-references-1");
        await Keys.PressAsync("Enter");
        await _prompt.ExpectAsync("From [Image 2]");
        await Expect(_prompt.List).ToBeHiddenAsync();

        await Keys.TypeAsync(" to @");
        await Expect(_prompt.Options.Last).ToContainTextAsync("dusk.png"); // named already: last
        await _prompt.Options.First.ClickAsync();
        await Keys.TypeAsync(", @marim");
        await Expect(_prompt.Options).ToHaveCountAsync(1);
        await Keys.PressAsync("Tab");
        await _prompt.ExpectAsync("From [Image 2] to [Image 1], [Audio 1]");
        await Expect(_prompt.Chips).ToHaveCountAsync(3);
        await Expect(_prompt.Broken).ToHaveCountAsync(0);

        await Keys.TypeAsync(" @");
        await Expect(_prompt.List).ToBeVisibleAsync();
        await Keys.PressAsync("Escape");
        await Expect(_prompt.List).ToBeHiddenAsync();
        await Keys.TypeAsync("home");
        await Expect(_prompt.List).ToBeHiddenAsync();
        await _prompt.ExpectAsync("From [Image 2] to [Image 1], [Audio 1] @home");
    }

    [Fact]
    public async Task Without_files_the_list_says_so()
    {
        await _prompt.Box.ClickAsync();
        await Keys.TypeAsync("图");
        await Expect(_prompt.List).ToBeHiddenAsync();
        await Keys.TypeAsync(" @");

        await Expect(_prompt.List).ToHaveTextAsync("No files yet");
        await Keys.PressAsync("Enter");
        await _prompt.ExpectAsync("图 @\n");
    }

    [Fact]
    public async Task An_input_method_is_left_alone_and_opens_the_list_when_it_is_done()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.ClickAsync();
        await _prompt.ComposeAsync("你好", "n", "ni", "nihao");
        await _prompt.ExpectAsync("你好");
        await _prompt.ComposeAsync("图", "t", "tu");
        await Expect(_prompt.Options).ToHaveCountAsync(3);
        await _prompt.ComposeAsync("书馆", "shu", "shuguan");
        await Expect(_prompt.List).ToBeHiddenAsync();
        await _prompt.ComposeAsync("图", "tu");
        await Keys.PressAsync("Enter");
        await _prompt.ExpectAsync("你好图书馆[Image 1]");
        await _prompt.ComposeAsync("好", "h", "hao"); // right behind a chip
        await _prompt.ExpectAsync("你好图书馆[Image 1]好");
        await Keys.PressAsync("ArrowLeft");
        await Keys.PressAsync("ArrowLeft");
        await _prompt.ComposeAsync("的", "de"); // right before one
        await _prompt.ExpectAsync("你好图书馆的[Image 1]好");
        await Keys.PressAsync("Control+z");
        await _prompt.ExpectAsync("你好图书馆[Image 1]好");
    }

    [Fact]
    public async Task What_the_server_renumbers_waits_for_an_input_method()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.FillAsync("图片2走");
        var line = await _mei.Page.Context.NewCDPSessionAsync(_mei.Page);
        await line.SendAsync(
            "Input.imeSetComposition",
            new()
            {
                ["text"] = "lai",
                ["selectionStart"] = 3,
                ["selectionEnd"] = 3,
            }
        );
        await _mei.Page.EvaluateAsync("document.querySelector('[aria-label=\"Move Image 1 later\"]').click()");
        await Expect(_mei.Page.Locator("[data-item] .name").First).ToHaveTextAsync("dusk.png");
        await _prompt.ExpectAsync("图片2走lai");
        await line.SendAsync("Input.insertText", new() { ["text"] = "来" });

        await _prompt.ExpectAsync("图片1走来");
    }

    [Fact]
    public async Task A_chip_is_stepped_over_selected_and_deleted_as_one_letter()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.FillAsync("See 图片1 and 图片2");
        await Expect(_prompt.Chips).ToHaveCountAsync(2);
        await Keys.PressAsync("End");
        await Keys.PressAsync("ArrowLeft");
        await Keys.TypeAsync("x");
        await _prompt.ExpectAsync("See 图片1 and x图片2");
        await Keys.PressAsync("Delete");
        await _prompt.ExpectAsync("See 图片1 and x");
        await Keys.PressAsync("Home");
        for (var step = 0; step < 4; step++)
        {
            await Keys.PressAsync("ArrowRight");
        }
        await Keys.PressAsync("Shift+ArrowRight");
        await Keys.PressAsync("Backspace");
        await _prompt.ExpectAsync("See  and x");

        await _prompt.Box.FillAsync("See 图片1 there");
        await _prompt.Chips.DblClickAsync();
        await Keys.TypeAsync("it");
        await _prompt.ExpectAsync("See it there");
        await _prompt.Box.FillAsync("See 图片1");
        await _prompt.Chips.ClickAsync(
            new()
            {
                Position = new() { X = 40, Y = 8 },
            }
        );
        await Keys.TypeAsync("2");
        await _prompt.ExpectAsync("See 图片1 2"); // a digit does not make it name another file
    }

    [Fact]
    public async Task A_mention_that_is_typed_becomes_a_chip_after_a_pause()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.ClickAsync();
        await Keys.TypeAsync("图片1");
        await Expect(_prompt.Chips).ToHaveTextAsync("图片1");
        await Keys.TypeAsync("，[video 7]");
        await Expect(_prompt.Broken).ToHaveTextAsync("[video 7]");
        await Expect(_prompt.Broken).ToHaveAttributeAsync("title", "No file has this number");
    }

    [Fact]
    public async Task Numbers_follow_the_files_and_undoing_never_names_another()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.FillAsync("[Image 1] meets [Image 2]");
        await Keys.PressAsync("End");
        await Keys.TypeAsync(" at [Image 2].");
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Move Image 1 later", Exact = true }).ClickAsync();
        await _prompt.ExpectAsync("[Image 2] meets [Image 1] at [Image 1].");
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Image 2", Exact = true }).ClickAsync();
        await _prompt.ExpectAsync("[Image 0] meets [Image 1] at [Image 1].");
        await Expect(_prompt.Broken).ToHaveCountAsync(1);

        await _prompt.Box.FocusAsync();
        await Keys.PressAsync("Control+z");
        await _prompt.ExpectAsync("[Image 0] meets [Image 1]");
        await Keys.PressAsync("Control+Shift+z");
        await _prompt.ExpectAsync("[Image 0] meets [Image 1] at [Image 1].");
    }

    [Fact]
    public async Task The_language_of_mentions_is_switched_for_all_of_them()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.FillAsync("[Image 1] then [Audio 1]");
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to 图片1" }).ClickAsync();
        await _prompt.ExpectAsync("图片1 then 音频1");

        await _prompt.Box.PressAsync("End");
        await Keys.TypeAsync("@2");
        await Keys.PressAsync("Enter");
        await _prompt.ExpectAsync("图片1 then 音频1图片2");
    }

    [Fact]
    public async Task Bursts_of_typing_are_undone_and_done_again()
    {
        await _prompt.Box.ClickAsync();
        await Keys.TypeAsync("One two");
        await Keys.PressAsync("Enter");
        await Keys.TypeAsync("three");
        await Keys.PressAsync("Backspace");
        await Keys.PressAsync("Backspace");
        await _prompt.ExpectAsync("One two\nthr");
        foreach (var text in new[] { "One two\nthree", "One two\n", "One two", "" })
        {
            await Keys.PressAsync("Control+z");
            await _prompt.ExpectAsync(text);
        }
        foreach (var (key, text) in new[] { ("Control+y", "One two"), ("Control+Shift+z", "One two\n"), ("Control+y", "One two\nthree") })
        {
            await Keys.PressAsync(key);
            await _prompt.ExpectAsync(text);
        }
    }

    [Fact]
    public async Task Only_the_words_are_pasted()
    {
        await AttachTwoAndASoundAsync();
        await _prompt.Box.ClickAsync();
        await _prompt.PasteAsync("bold 图片1\r\nline", "<b>bold</b><img src='x'>");

        await _prompt.ExpectAsync("bold 图片1\nline");
        await Expect(_prompt.Chips).ToHaveCountAsync(1);
        await Keys.PressAsync("Control+a");
        await Keys.PressAsync("Control+x");
        await _prompt.ExpectAsync("");
        await Keys.PressAsync("Control+v");
        await _prompt.ExpectAsync("bold 图片1\nline");
    }

    [Fact]
    public async Task Characters_are_counted_at_once_and_the_limit_is_said()
    {
        await _prompt.Box.FillAsync("桃😀ab");
        await Expect(_prompt.Count).ToHaveTextAsync("4 / 500");
        await _prompt.Box.FillAsync(new string('x', 501));
        await Expect(_prompt.Count).ToHaveTextAsync("501 / 500");
        await Expect(_mei.Page.Locator("[data-foot][data-long]")).ToBeVisibleAsync();
        await _prompt.Box.FillAsync(new string('y', 40_010));
        await Expect(_prompt.Notice).ToContainTextAsync("The rest was left out.");

        Assert.Equal(40_000, (await _prompt.TextAsync()).Length);
    }

    [Fact]
    public async Task Marks_go_around_what_is_selected()
    {
        await _prompt.Box.FillAsync("First sip of summer");
        await Keys.PressAsync("Control+a");
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Spoken line", Exact = true }).ClickAsync();
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Music", Exact = true }).ClickAsync();
        await Keys.TypeAsync("drums");

        await _prompt.ExpectAsync("“First sip of summer”（drums）");
    }

    [Fact]
    public async Task On_a_slow_line_nothing_typed_is_lost_while_files_move()
    {
        await _mei.DisposeAsync();
        await using var line = new SlowLine(_studio.Address, TimeSpan.FromMilliseconds(200));
        await EnterAsync(line.Address);
        await AttachTwoAndASoundAsync();
        await _prompt.Box.FillAsync("[Image 1] and [Image 2]");
        await Keys.PressAsync("End");
        using (line.Hold())
        {
            await _mei.Page.EvaluateAsync("document.querySelector('[aria-label=\"Move Image 1 later\"]').click()");
            await Keys.TypeAsync(", then [Image 2] once more", new() { Delay = 15 });
        }
        await Keys.TypeAsync(", and so on to the end.", new() { Delay = 15 });

        const string Expected = "[Image 2] and [Image 1], then [Image 1] once more, and so on to the end.";
        await Expect(_prompt.Box).ToHaveTextAsync(Expected);
        await SavedAsync(Expected);
        await _compose.OpenAsync();
        await _prompt.ExpectAsync(Expected);
    }

    [Fact]
    public async Task Kill_9_in_the_middle_of_a_sentence_loses_nothing()
    {
        await _prompt.Box.FillAsync("The first sentence.");
        await SavedAsync("The first sentence.");
        await Keys.TypeAsync(" The second one is brok");
        _studio.Kill();
        await Keys.TypeAsync("en in the middle.");
        var reloaded = _mei.Page.WaitForRequestAsync(r => r.IsNavigationRequest, new() { Timeout = 60_000 });
        await _studio.StartAsync();
        await reloaded;

        await _prompt.ExpectAsync("The first sentence. The second one is broken in the middle.");
        await SavedAsync("broken in the middle.");
        _studio.Kill();
        await _studio.StartAsync();
        await _compose.OpenAsync();
        await _prompt.ExpectAsync("The first sentence. The second one is broken in the middle.");
    }

    private async Task EnterAsync(Uri? through = null)
    {
        _mei = await browser.VisitAsync(_studio, address: through);
        _compose = new ComposePage(_mei.Page);
        _prompt = new PromptBox(_mei.Page);
        await new SignInPage(_mei.Page).SignInAsync();
        await Expect(_prompt.Box).ToBeEditableAsync();
    }

    private async Task AttachTwoAndASoundAsync()
    {
        await _compose.ChooseModeAsync("References");
        await _compose.AttachAsync(
            "Reference images",
            SampleMedia.Picture("dawn.png", "orange"),
            SampleMedia.Picture("dusk.png", "purple")
        );
        await _compose.AttachAsync("Reference audio", SampleMedia.Sound());
        await Expect(_mei.Page.Locator("[data-item]")).ToHaveCountAsync(3);
    }

    private async Task SavedAsync(string text)
    {
        var request = _mei.Page.GetByRole(
            AriaRole.Region,
            new()
            {
                Name = "Request",
                Exact = true,
                IncludeHidden = true,
            }
        );
        await Expect(request).ToContainTextAsync(text); // the server has it
        await Expect(_mei.Page.Locator(".saved")).ToContainTextAsync("Saved");
    }

    private async Task<IEnumerable<string>> ViolationsAsync() => (await _mei.Page.RunAxe()).Violations.Select(v => v.Id);
}
