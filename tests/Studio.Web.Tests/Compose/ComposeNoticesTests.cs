using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class ComposeNoticesTests : ComposeContext
{
    private const string OutOfReach =
        "The provider cannot fetch your files. http://localhost:5080 can only be reached from inside this network. "
        + "An administrator can set the studio's public address. Compositions without files can be sent.";

    [Fact]
    public void A_provider_that_can_not_fetch_the_files_is_told_before_anything_is_sent()
    {
        Services.Configure<SeedanceOptions>(o => o.ApiKey = "key");

        var notices = Render(new Reference(ReferenceRole.FirstFrame, new MediaItemId(Guid.NewGuid())));

        notices.WaitForAssertion(() => Assert.Contains(OutOfReach, Words(notices), StringComparison.Ordinal));
        notices.Find("button").Click();
        Assert.Contains(OutOfReach, Words(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_alone_needs_no_reach()
    {
        Services.Configure<SeedanceOptions>(o => o.ApiKey = "key");
        Assert.DoesNotContain("fetch", Words(Render()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sandbox_needs_no_reach() =>
        Assert.DoesNotContain(
            "fetch",
            Words(Render(new Reference(ReferenceRole.FirstFrame, new MediaItemId(Guid.NewGuid())))),
            StringComparison.Ordinal
        );

    private IRenderedComponent<ComposeNotices> Render(params Reference[] references)
    {
        var editor = Services.GetRequiredService<DraftEditor>();
        editor.Change(_ => Make.Composition(GenerationMode.Frames, references: references));
        return Render<ComposeNotices>(p => p.Add(n => n.Editor, editor).Add(n => n.CanSend, true));
    }

    private static string Words(IRenderedComponent<ComposeNotices> notices) =>
        string.Join(
            ' ',
            notices.Nodes.Select(n => n.Text()).SelectMany(t => t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
}
