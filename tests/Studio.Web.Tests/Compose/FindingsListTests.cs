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
}
