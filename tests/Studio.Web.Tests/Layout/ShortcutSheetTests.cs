using System.Net;
using AngleSharp.Html.Parser;
using Studio.Domain.Team;
using Studio.Web.Layout;

namespace Studio.Web.Tests.Layout;

public sealed class ShortcutSheetTests
{
    [Theory]
    [InlineData("/", "en", "Shortcuts", "Go to History")]
    [InlineData("/templates", "zh-CN", "快捷键", "前往历史")]
    public async Task Every_page_carries_the_sheet_in_its_language(string path, string language, string title, string line)
    {
        await using var host = StudioWebHost.Start();
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        using var reply = await visitor.GetAsync(path, ("Accept-Language", language));
        var page = await reply.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        var document = new HtmlParser().ParseDocument(page);
        var sheet = document.GetElementById("shortcuts")!;

        Assert.Equal(title, sheet.QuerySelector("h2")!.TextContent);
        Assert.Equal(title, document.QuerySelector("header [data-shortcuts]")!.GetAttribute("aria-label"));
        Assert.Equal(Shortcut.All.Select(s => s.Keys), sheet.QuerySelectorAll("[data-keys]").Select(l => l.GetAttribute("data-keys")));
        Assert.StartsWith(line, sheet.QuerySelector("[data-keys='g h']")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_front_of_the_door_there_are_no_shortcuts()
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.DoesNotContain("shortcuts", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_of_the_rail_and_those_reached_from_the_composer_have_a_shortcut() =>
        Assert.Empty(RailPage.All.Select(p => p.Href).Concat(RailPage.All[0].Below).Except(Shortcut.All.Select(s => s.Href)));

    [Fact]
    public void No_keys_mean_two_things_in_one_place()
    {
        Assert.Distinct(Shortcut.All.Select(s => (s.GroupKey, s.Keys)));
        var sequences = Shortcut.All.Where(s => !s.Keys.Contains('+', StringComparison.Ordinal)).Select(s => s.Keys).ToList();
        Assert.DoesNotContain(sequences, keys => sequences.Exists(other => other.StartsWith($"{keys} ", StringComparison.Ordinal)));
    }
}
