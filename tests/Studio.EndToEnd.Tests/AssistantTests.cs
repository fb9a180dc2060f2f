using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The prompt assistant as a person meets it, the studio's own sandbox writing.</summary>
public sealed class AssistantTests(Browser browser) : IAsyncLifetime
{
    private const string Key = "a-key-that-nobody-may-see";
    private const string Prompt = "A paper boat floats. The rain stops. Somebody waves.";
    private const string Improved = Prompt + " The camera slowly pushes in; soft side light, shallow depth of field.";

    private StudioProcess _studio = null!;
    private Visitor _mei = null!;
    private PromptBox _prompt = null!;
    private AssistantCard _assistant = null!;

    public async ValueTask InitializeAsync()
    {
        _studio = await StudioProcess.StartAsync(
            settings:
            [
                ("Sandbox:ApiKey", Key),
                ("Sandbox:ChatPace", "00:00:00.150"),
                ("Assistant:BaseUrl", "~/sandbox/api/v3"),
                ("Assistant:ApiKey", Key),
                ("Assistant:Model", "any"),
                ("Assistant:Patience", "00:00:15"), // longer than the sandbox is slow
            ]
        );
        _mei = await browser.VisitAsync(_studio);
        _prompt = new PromptBox(_mei.Page);
        _assistant = new AssistantCard(_mei.Page, Words.English);
        await new SignInPage(_mei.Page).SignInAsync();
        await Expect(_prompt.Box).ToBeEditableAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_mei.Errors);
        Assert.DoesNotContain(Key, await _mei.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, _studio.Log, StringComparison.Ordinal);
        await _mei.DisposeAsync();
        await _studio.DisposeAsync();
    }

    [Fact]
    public async Task A_rewrite_is_accepted_whole_and_undone()
    {
        await _prompt.Box.FillAsync(Prompt);
        await _assistant.AskAsync("Improve");
        await _assistant.EndAsync();
        Assert.Empty(await ViolationsAsync());
        await _mei.ShootAsync("assistant-rewrite");

        // Both clicks of a hasty hand arrive before the page is drawn again.
        await _assistant.Button("AcceptAll").EvaluateAsync("button => { button.click(); button.click(); }");
        await _prompt.ExpectAsync(Improved);
        await Expect(_assistant.Rewrite).ToBeHiddenAsync();
        await Expect(_assistant.Button("Improve")).ToBeFocusedAsync();

        await _prompt.Box.FocusAsync();
        await _prompt.Keys.PressAsync("Control+z");
        await _prompt.ExpectAsync(Prompt);
        await _prompt.Keys.PressAsync("Control+Shift+z");
        await _prompt.ExpectAsync(Improved);
    }

    [Fact]
    public async Task By_keyboard_one_sentence_is_taken_and_another_left()
    {
        await _prompt.Box.FillAsync(Prompt);
        await _assistant.Button("Shorten").FocusAsync();
        await _prompt.Keys.PressAsync("Enter");
        await Expect(_assistant.Status).ToHaveTextAsync("2 changes");
        await Expect(_assistant.Rewrite).ToBeFocusedAsync();
        await _prompt.Keys.PressAsync("Tab");
        await Expect(_assistant.Change(1)).ToBeFocusedAsync();
        await _prompt.Keys.PressAsync("Space");
        await Expect(_assistant.Change(1)).Not.ToBeCheckedAsync();
        await Expect(_assistant.Button("AcceptChosen")).ToHaveTextAsync("Accept chosen 1/2");
        for (var stop = 0; stop < 3; stop++)
        {
            await _prompt.Keys.PressAsync("Tab");
        }
        await Expect(_assistant.Button("AcceptChosen")).ToBeFocusedAsync();
        await _prompt.Keys.PressAsync("Enter");

        await _prompt.ExpectAsync("A paper boat floats. The rain stops.");
    }

    [Fact]
    public async Task Mentions_survive_a_translation_while_their_files_change_places()
    {
        var compose = new ComposePage(_mei.Page);
        await compose.ChooseModeAsync("References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"), SampleMedia.Picture("dusk.png", "purple"));
        await Expect(_mei.Page.Locator("[data-item]")).ToHaveCountAsync(2);
        await _prompt.Box.FillAsync("[Image 1] floats past 图片2 in the rain at dawn, and a child who waves runs along with [Image 1].");
        await _assistant.AskAsync("Translate");
        await _mei.Page.GetByRole(AriaRole.Button, new() { Name = "Move Image 1 later", Exact = true }).ClickAsync();
        await _prompt.ExpectAsync("[Image 2] floats past 图片1 in the rain at dawn, and a child who waves runs along with [Image 2].");
        await _assistant.EndAsync();
        await _assistant.Button("AcceptAll").ClickAsync();

        await _prompt.ExpectAsync(
            "（沙盒译文）[Image 2] floats past 图片1 in the 雨 at 黎明, and a child who waves runs along with [Image 2]."
        );
        await Expect(_prompt.Chips).ToHaveCountAsync(3);
        await Expect(_prompt.Broken).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_storyboard_is_rejected_and_a_rewrite_that_streams_beside_the_prompt_is_stopped()
    {
        await _prompt.Box.FillAsync(Prompt);
        await _assistant.AskAsync("Storyboard");
        await _assistant.EndAsync();
        await Expect(_assistant.Rewrite.Locator("ins").Last).ToHaveTextAsync("Shot 3: Somebody waves.");
        await _assistant.Button("Reject").ClickAsync();
        await Expect(_assistant.Rewrite).ToBeHiddenAsync();
        await _prompt.ExpectAsync(Prompt);

        await _prompt.Box.FillAsync(Prompt + " [chat:slow]");
        await _assistant.AskAsync("Improve");
        await Expect(_assistant.Rewrite.Locator(".sides p").Last).ToHaveTextAsync("A");
        await Expect(_assistant.Rewrite.Locator(".sides p").First).ToHaveTextAsync(Prompt + " [chat:slow]");
        await _mei.ShootAsync("assistant-streaming");
        await _assistant.Button("Stop").ClickAsync();
        await Expect(_assistant.Status).ToHaveTextAsync("Not finished: this is what came.");
        await _assistant.Button("Reject").ClickAsync();
        await _prompt.ExpectAsync(Prompt + " [chat:slow]");
    }

    [Fact]
    public async Task Every_failure_is_a_sentence_and_loses_nothing()
    {
        foreach (
            var (mark, sentence) in new[]
            {
                ("401", "The assistant's endpoint refuses the key in Assistant:ApiKey, or its account has no credit."),
                ("429", "Too many rewrites were asked for. Wait a minute."),
                ("500", "The assistant has a fault at the moment."),
                ("garbage", "What answers at Assistant:BaseUrl is not a chat endpoint, or its answer was empty."),
                ("cut", "The rewrite broke off."),
                ("silent", "The assistant took too long to answer."),
            }
        )
        {
            var prompt = $"{Prompt} [chat:{mark}]";
            await _prompt.Box.FillAsync(prompt);
            await _assistant.AskAsync("Improve");
            await Expect(_assistant.Alert).ToContainTextAsync(sentence);
            await _prompt.ExpectAsync(prompt);
            await _mei.ShootAsync("assistant-" + mark);
        }

        await _prompt.Box.FillAsync(Prompt + " [chat:whole]");
        await _assistant.AskAsync("Improve");
        await Expect(_assistant.Button("AcceptAll")).ToBeVisibleAsync();
        await _assistant.Button("AcceptAll").ClickAsync();
        await _prompt.ExpectAsync(Improved);
    }

    [Fact]
    public async Task A_page_that_is_left_ends_its_rewrite()
    {
        await _prompt.Box.FillAsync(Prompt + " [chat:slow]");
        await _assistant.AskAsync("Improve");
        await Expect(_assistant.Rewrite.Locator(".sides p").Last).ToHaveTextAsync("A");
        await _mei.Page.ReloadAsync();
        await Expect(_prompt.Box).ToBeEditableAsync();

        await _prompt.Box.FillAsync(Prompt);
        await _assistant.AskAsync("Shorten"); // a member has one rewrite at a time
        await Expect(_assistant.Status).ToHaveTextAsync("2 changes");
    }

    [Fact]
    public async Task In_Chinese_on_a_phone_it_reads_as_well()
    {
        await using var lin = await browser.VisitAsync(_studio, width: 390, height: 844, theme: ColorScheme.Dark, locale: "zh-CN");
        await lin.Page.GotoAsync("/sign-in");
        await lin.Page.GetByLabel("邮箱").FillAsync(StudioProcess.Email);
        await lin.Page.GetByLabel("密码").FillAsync(StudioProcess.Password);
        await lin.Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        var prompt = lin.Page.GetByRole(AriaRole.Textbox, new() { Name = "提示词", Exact = true });
        await Expect(prompt).ToBeEditableAsync();
        var assistant = new AssistantCard(lin.Page, Words.Chinese);
        await prompt.FillAsync("纸船漂过水洼。雨停了。");
        await assistant.AskAsync("Storyboard");
        await assistant.EndAsync();

        await Expect(assistant.Status).ToHaveTextAsync("2 处修改");
        await lin.ShootAsync("assistant-chinese-phone");
        Assert.Empty((await lin.Page.RunAxe()).Violations.Select(v => v.Id));
        await assistant.Button("AcceptAll").ClickAsync();
        await Expect(prompt).ToHaveTextAsync("镜头1：纸船漂过水洼。\n镜头2：雨停了。", new() { UseInnerText = true });
        Assert.Empty(lin.Errors);
    }

    [Fact]
    public async Task Without_configuration_there_is_no_sign_of_it()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(new PromptBox(mei.Page).Box).ToBeEditableAsync();

        await Expect(new AssistantCard(mei.Page, Words.English).Panel).ToHaveCountAsync(0);
        await Expect(mei.Page.Locator("body")).Not.ToContainTextAsync("Improve");
    }

    private async Task<IEnumerable<string>> ViolationsAsync() => (await _mei.Page.RunAxe()).Violations.Select(v => v.Id);
}
