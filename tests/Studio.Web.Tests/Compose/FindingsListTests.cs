using Bunit;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class FindingsListTests : ComposeContext
{
    [Fact]
    public void Nothing_wrong_is_said_too()
    {
        var list = Render<FindingsList>(p => p.Add(l => l.Findings, FindingsOf(Make.Composition())));

        Assert.Equal("Nothing stops this. All checks passed.", list.Find("li").TextContent.Trim());
    }

    [Fact]
    public void Every_finding_is_listed_errors_first()
    {
        var composition = Make.Composition(prompt: new string('a', 501)) with { Duration = 13, Ratio = "5:4" };

        var list = Render<FindingsList>(p => p.Add(l => l.Findings, FindingsOf(composition)));

        Assert.Equal(
            [
                "The model doesn't offer the ratio 5:4.",
                "13 seconds are not offered. Choose 2 to 12 seconds.",
                "The prompt has 501 characters. Past 500 the end may be ignored.",
            ],
            list.FindAll("li p").Select(p => p.TextContent)
        );
    }

    [Fact]
    public void An_upload_under_way_stands_above_the_findings()
    {
        var list = Render<FindingsList>(p =>
            p.Add(l => l.Findings, []).Add(l => l.Moving, new FileInTransit(1, ReferenceRole.ReferenceAudio, "marimba.wav", "blob:1"))
        );

        Assert.StartsWith("marimba.wav is still uploading.", list.Find("li p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_offers_its_ways_out()
    {
        var image = Make.Item();
        var file = new Reference(ReferenceRole.ReferenceImage, image.Id);
        var composition = Make.Composition(GenerationMode.References, references: file);
        RuleFix? taken = null;
        var list = Render<FindingsList>(p =>
            p.Add(l => l.Findings, FindingsOf(composition, image)).Add(l => l.OnFix, (RuleFix fix) => taken = fix)
        );

        Assert.Equal(["Name it", "Remove"], list.FindAll("[data-rule=ReferenceUnnamed] button").Select(b => b.TextContent));
        list.Find("[data-rule=ReferenceUnnamed] button").Click();

        JSInterop.VerifyFocusAsyncInvoke(); // the button is gone, and the next one is a Tab away
        Assert.EndsWith("[Image 1]", taken!.Apply(composition).Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_finding_of_one_rule_is_said()
    {
        var composition = Make.Composition(prompt: "{product} beside [Image 3] and [Image 4], a {mood} morning");

        var list = Render<FindingsList>(p => p.Add(l => l.Findings, FindingsOf(composition)));

        Assert.Equal(
            ["The prompt names [Image 3], but there is no such file.", "The prompt names [Image 4], but there is no such file."],
            list.FindAll("[data-rule=MentionWithoutFile] p").Select(p => p.TextContent)
        );
        Assert.Equal(
            ["Take {product} out", "Take {mood} out"],
            list.FindAll("[data-rule=PlaceholderEmpty] button").Select(b => b.TextContent)
        );
    }

    [Fact]
    public void A_field_says_one_rule_of_each_of_its_files()
    {
        var (gone, missing) = (Make.Item(), Make.Item());
        var composition = Make.Composition(
            GenerationMode.References,
            references: [new Reference(ReferenceRole.ReferenceImage, gone.Id), new Reference(ReferenceRole.ReferenceImage, missing.Id)]
        );

        var field = Render<FieldFindings>(p =>
            p.Add(f => f.Findings, FindingsOf(composition)).Add(f => f.Field, CompositionField.ReferenceImages)
        );

        Assert.Equal(2, field.FindAll("p").Count);
    }

    [Fact]
    public void A_viewer_reads_findings_without_buttons()
    {
        var composition = Make.Composition() with { Duration = 13 };

        var list = Render<FindingsList>(p => p.Add(l => l.Findings, FindingsOf(composition)).Add(l => l.IsReadOnly, true));

        Assert.NotEmpty(list.FindAll("li p"));
        Assert.Empty(list.FindAll("button"));
    }
}
