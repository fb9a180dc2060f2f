using Bunit;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.Compose.Editor;

namespace Studio.Web.Tests.Compose;

public sealed class PromptEditorTests : ComposeContext
{
    [Fact]
    public void An_empty_prompt_is_a_calm_hint_until_the_member_tries_to_send()
    {
        var empty = Make.Composition(prompt: "");

        var before = RenderEditor(empty, FindingsOf(empty));
        Assert.Empty(before.FindAll("[role=alert]"));
        Assert.Equal("Say what should happen in the video.", before.Find(".calm").TextContent.Trim());

        var after = RenderEditor(empty, FaultsOf(empty));
        Assert.Equal("Say what should happen in the video.", after.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("true", after.Find("[role=textbox]").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_long_prompt_is_worth_knowing_but_no_fault()
    {
        var composition = Make.Composition(prompt: new string('桃', 501));

        var editor = RenderEditor(composition, FaultsOf(composition));

        Assert.Contains("501 characters", editor.Find(".worth-knowing").TextContent, StringComparison.Ordinal);
        Assert.Empty(editor.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_the_browser_sends_is_passed_on()
    {
        var composition = Make.Composition();
        var editor = Render<PromptEditor>(p =>
            p.Add(e => e.Composition, composition).Add(e => e.OnChange, edit => composition = edit(composition))
        );

        await editor.InvokeAsync(() => editor.Instance.TextChanged("A peach 桃"));

        Assert.Equal("A peach 桃", composition.Prompt);
    }

    [Fact]
    public void The_text_is_the_browsers_and_the_field_names_its_findings()
    {
        var editor = RenderEditor(Make.Composition(), []);
        var area = editor.Find("[role=textbox]");

        Assert.Equal("Prompt", area.GetAttribute("aria-label"));
        Assert.Equal("", area.TextContent);
        Assert.NotNull(editor.Find($"#{area.GetAttribute("aria-describedby")}"));
    }

    [Fact]
    public void The_browser_learns_what_the_prompt_can_name()
    {
        var (picture, video) = (Make.Item(), Make.Item(MediaKind.Video));
        var composition = Make.Composition(
            GenerationMode.References,
            references: [new(ReferenceRole.ReferenceVideo, video.Id), new(ReferenceRole.ReferenceImage, picture.Id)]
        ) with
        {
            BrandPhrases = "Sip 桃",
        };

        Render<PromptEditor>(p => p.Add(e => e.Composition, composition).Add(e => e.Media, Items(picture, video)));

        var state = Attached().First.State!;
        Assert.Equal(["Image 1", "Video 1"], state.References.Select(r => $"{r.Kind} {r.Number}"));
        Assert.Equal(picture.Name, state.References[0].Name);
        Assert.Equal($"/media/{picture.Id}", state.References[0].Thumb);
        Assert.Equal(6, state.Extra); // a line break and five characters
    }

    [Fact]
    public void Moved_references_are_told_as_numbers_so_that_the_text_stays_the_browsers()
    {
        var (one, two) = (Make.Item(), Make.Item());
        var composition = Pair(one, two, "[Image 1] meets [Image 2]");
        var editor = Render<PromptEditor>(p => p.Add(e => e.Composition, composition).Add(e => e.Media, Items(one, two)));

        editor.Render(p => p.Add(e => e.Composition, composition.Move(composition.References[1], 0)));

        var step = LastStep();
        Assert.Equal([2, 1], step.Numbers!["Image"]);
        Assert.Null(step.Replacement);
    }

    [Fact]
    public async Task A_text_typed_before_the_numbers_changed_follows_them()
    {
        var (one, two) = (Make.Item(), Make.Item());
        var composition = Pair(one, two, "[Image 1]");
        var editor = Render<PromptEditor>(p =>
            p.Add(e => e.Composition, composition).Add(e => e.OnChange, edit => composition = edit(composition))
        );
        composition = composition.Without(composition.References[0]);
        editor.Render(p => p.Add(e => e.Composition, composition));

        await editor.InvokeAsync(() => editor.Instance.TextChanged("[Image 1] and [Image 2]", step: 0));
        Assert.Equal("[Image 0] and [Image 1]", composition.Prompt);

        await editor.InvokeAsync(() => editor.Instance.TextChanged("[Image 1]!", step: 1));
        Assert.Equal("[Image 1]!", composition.Prompt);
    }

    [Fact]
    public async Task A_text_that_comes_before_the_new_numbers_are_told_follows_them_too()
    {
        var (one, two) = (Make.Item(), Make.Item());
        var composition = Pair(one, two, "[Image 1]");
        var editor = Render<PromptEditor>(p =>
            p.Add(e => e.Composition, composition).Add(e => e.OnChange, edit => composition = edit(composition))
        );
        composition = composition.Move(composition.References[1], 0);

        await editor.InvokeAsync(() => editor.Instance.TextChanged("[Image 1] and [Image 2]", step: 0));
        Assert.Equal("[Image 2] and [Image 1]", composition.Prompt);

        editor.Render(p => p.Add(e => e.Composition, composition));
        Assert.Equal([2, 1], LastStep().Numbers!["Image"]);
        Assert.Null(LastStep().Replacement);
    }

    [Fact]
    public async Task A_text_that_comes_before_another_one_is_told_gives_way_to_it()
    {
        var composition = Make.Composition(prompt: "Mine");
        var editor = Render<PromptEditor>(p =>
            p.Add(e => e.Composition, composition).Add(e => e.OnChange, edit => composition = edit(composition))
        );
        composition = Make.Composition(prompt: "From a template");

        await editor.InvokeAsync(() => editor.Instance.TextChanged("Mine, still", step: 0));
        Assert.Equal("From a template", composition.Prompt);

        editor.Render(p => p.Add(e => e.Composition, composition));
        Assert.Equal("From a template", LastStep().Replacement);
    }

    [Fact]
    public async Task A_text_that_came_from_elsewhere_replaces_the_browsers_and_what_was_on_its_way()
    {
        var isChanged = false;
        var editor = Render<PromptEditor>(p =>
            p.Add(e => e.Composition, Make.Composition(prompt: "Mine")).Add(e => e.OnChange, _ => isChanged = true)
        );
        editor.Render(p => p.Add(e => e.Composition, Make.Composition(prompt: "From a template")));
        Assert.Equal("From a template", LastStep().Replacement);

        await editor.InvokeAsync(() => editor.Instance.TextChanged("Mine, still", step: 0));

        Assert.False(isChanged);
    }

    [Fact]
    public void What_is_set_aside_with_its_mode_keeps_its_mentions()
    {
        var (one, two) = (Make.Item(), Make.Item());
        var composition = Pair(one, two, "");
        var editor = Render<PromptEditor>(p => p.Add(e => e.Composition, composition));

        editor.Render(p => p.Add(e => e.Composition, composition.SwitchTo(GenerationMode.Text)));

        Assert.Null(LastStep().Numbers);
        Assert.Empty(LastStep().State!.References);
    }

    [Fact]
    public void Another_draft_begins_with_nothing_to_undo()
    {
        var (first, second) = (DraftId.New(Make.Now), DraftId.New(Make.Now));
        var editor = Render<PromptEditor>(p => p.Add(e => e.DraftId, first).Add(e => e.Composition, Make.Composition(prompt: "One")));

        editor.Render(p => p.Add(e => e.DraftId, second).Add(e => e.Composition, Make.Composition(prompt: "Two")));

        Assert.Equal((second.ToString(), "Two"), (LastStep().Draft, LastStep().Replacement));
    }

    [Fact]
    public async Task The_language_of_mentions_is_switched_from_the_foot()
    {
        MentionLanguage? chosen = null;
        var composition = Make.Composition(prompt: "[Image 1]");
        var editor = Render<PromptEditor>(p => p.Add(e => e.Composition, composition).Add(e => e.OnSpell, language => chosen = language));

        await editor.Find(".language").ClickAsync(new());
        Assert.Equal(MentionLanguage.Chinese, chosen);

        editor.Render(p => p.Add(e => e.Composition, composition.Spell(MentionLanguage.Chinese)));
        Assert.Equal("Chinese", LastStep().Language);
        Assert.Null(LastStep().Replacement);
    }

    private static Composition Pair(MediaItem one, MediaItem two, string prompt) =>
        Make.Composition(
            GenerationMode.References,
            prompt,
            [new(ReferenceRole.ReferenceImage, one.Id), new(ReferenceRole.ReferenceImage, two.Id)]
        );

    private static Dictionary<MediaItemId, MediaItem> Items(params MediaItem[] items) => items.ToDictionary(i => i.Id);

    private PromptEditor.Beginning Attached() => (PromptEditor.Beginning)JSInterop.Invocations["attach"][0].Arguments[2]!;

    private PromptStep LastStep() => (PromptStep)JSInterop.Invocations["update"][^1].Arguments[0]!;

    private IRenderedComponent<PromptEditor> RenderEditor(Composition composition, IReadOnlyList<Finding> findings) =>
        Render<PromptEditor>(p => p.Add(e => e.Composition, composition).Add(e => e.Findings, findings));
}
