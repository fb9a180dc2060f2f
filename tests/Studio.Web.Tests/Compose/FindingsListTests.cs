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

        Assert.EndsWith("[Image 1]", taken!.Apply(composition).Prompt, StringComparison.Ordinal);
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
