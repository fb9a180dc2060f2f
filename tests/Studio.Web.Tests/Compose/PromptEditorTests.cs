using Bunit;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Compose;

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
        Assert.Equal("true", after.Find("textarea").GetAttribute("aria-invalid"));
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
        string? passed = null;
        var editor = Render<PromptEditor>(p => p.Add(e => e.OnChange, text => passed = text));

        await editor.InvokeAsync(() => editor.Instance.TextChanged("A peach 桃"));

        Assert.Equal("A peach 桃", passed);
    }

    [Fact]
    public void The_text_is_the_browsers_and_the_field_names_its_findings()
    {
        var editor = RenderEditor(Make.Composition(), []);
        var area = editor.Find("textarea");

        Assert.Equal("Prompt", area.GetAttribute("aria-label"));
        Assert.Equal("", area.TextContent);
        Assert.NotNull(editor.Find($"#{area.GetAttribute("aria-describedby")}"));
    }

    private IRenderedComponent<PromptEditor> RenderEditor(Composition composition, IReadOnlyList<Finding> findings) =>
        Render<PromptEditor>(p => p.Add(e => e.Text, composition.Prompt).Add(e => e.Findings, findings));
}
