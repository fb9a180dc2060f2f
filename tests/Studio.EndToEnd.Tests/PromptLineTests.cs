using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>What is typed while the line to the server is slow, or broken.</summary>
public sealed class PromptLineTests(Browser browser) : PromptContext(browser)
{
    [Fact]
    public async Task On_a_slow_line_nothing_typed_is_lost_while_files_move()
    {
        await Mei.DisposeAsync();
        await using var line = new SlowLine(Server.Address, TimeSpan.FromMilliseconds(200));
        await EnterAsync(line.Address);
        await AttachTwoAndASoundAsync();
        await Prompt.Box.FillAsync("[Image 1] and [Image 2]");
        await Keys.PressAsync("End");
        using (line.Hold())
        {
            await Mei.Page.EvaluateAsync("document.querySelector('[aria-label=\"Move Image 1 later\"]').click()");
            await Keys.TypeAsync(", then [Image 2] once more", new() { Delay = 15 });
        }
        await Keys.TypeAsync(", and so on to the end.", new() { Delay = 15 });

        const string Expected = "[Image 2] and [Image 1], then [Image 1] once more, and so on to the end.";
        await Expect(Prompt.Box).ToHaveTextAsync(Expected);
        await SavedAsync(Expected);
        await Compose.OpenAsync();
        await Prompt.ExpectAsync(Expected);
    }

    [Fact]
    public async Task A_line_that_goes_silent_is_told_before_it_counts_as_broken()
    {
        await Mei.DisposeAsync();
        await using var line = new SlowLine(Server.Address, TimeSpan.FromMilliseconds(50));
        await EnterAsync(line.Address);
        using (line.Hold())
        {
            await Prompt.Box.FillAsync("Into the silence");
            await Expect(Prompt.Notice).ToHaveTextAsync(Words.English["Compose.Prompt.Late"]);
        }

        await Expect(Prompt.Notice).ToBeEmptyAsync();
        await SavedAsync("Into the silence");
    }

    [Fact]
    public async Task A_network_that_comes_back_finds_text_and_page_where_they_were()
    {
        await Mei.DisposeAsync();
        await using var wire = new CutWire(Server.Address);
        await EnterAsync(wire.Address);
        await Prompt.Box.FillAsync("Before the tunnel");
        await SavedAsync("Before the tunnel");
        var address = Mei.Page.Url;
        wire.Cut();
        await Keys.TypeAsync(" and in it");
        var dialog = Mei.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(dialog).ToContainTextAsync(Words.English["Reconnect.Kept"]);
        wire.Mend();
        await Expect(dialog).ToBeHiddenAsync();

        await SavedAsync("Before the tunnel and in it");
        await Prompt.ExpectAsync("Before the tunnel and in it");
        Assert.Equal(address, Mei.Page.Url);
        await Prompt.Box.PressAsync("Control+z");
        await Prompt.ExpectAsync("Before the tunnel"); // the very same page: it can still undo
    }

    [Fact]
    public async Task Kill_9_in_the_middle_of_a_sentence_loses_nothing()
    {
        await Prompt.Box.FillAsync("The first sentence.");
        await SavedAsync("The first sentence.");
        await Keys.TypeAsync(" The second one is brok");
        Server.Kill();
        await Keys.TypeAsync("en in the middle.");
        var reloaded = Mei.Page.WaitForRequestAsync(r => r.IsNavigationRequest, new() { Timeout = 60_000 });
        await Server.StartAsync();
        await reloaded;

        await Prompt.ExpectAsync("The first sentence. The second one is broken in the middle.");
        await SavedAsync("broken in the middle.");
        Server.Kill();
        await Server.StartAsync();
        await Compose.OpenAsync();
        await Prompt.ExpectAsync("The first sentence. The second one is broken in the middle.");
    }
}
