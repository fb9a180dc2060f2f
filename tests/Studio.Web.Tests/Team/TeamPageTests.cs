using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Web.Features.Team;

namespace Studio.Web.Tests.Team;

public sealed class TeamPageTests
{
    [Fact]
    public async Task An_administrator_sees_members_invitations_and_what_can_be_done()
    {
        await using var page = await PageTest.OpenAsync();
        var ann = await page.Host.AddMemberAsync("Ann", MemberRole.Admin);
        await page.Host.AddMemberAsync("Bob", MemberRole.Viewer);
        page.SignIn(ann);

        var team = page.Render<TeamPage>();

        team.WaitForElement("table");
        Assert.Equal(["Ann (you)", "Bob"], team.FindAll("tbody b").Select(b => b.TextContent));
        Assert.NotNull(team.FindAll("button").SingleOrDefault(b => b.TextContent == "Create link"));
        Assert.NotNull(team.Find("button[aria-label='Disable Bob']"));
    }

    [Theory]
    [InlineData(MemberRole.Editor)]
    [InlineData(MemberRole.Viewer)]
    public async Task Others_see_the_list_alone(MemberRole role)
    {
        await using var page = await PageTest.OpenAsync();
        await page.Host.AddMemberAsync("Ann", MemberRole.Admin);
        page.SignIn(await page.Host.AddMemberAsync("Bob", role));

        var team = page.Render<TeamPage>();

        team.WaitForElement("table");
        Assert.Empty(team.FindAll("[role=combobox], button"));
    }

    [Fact]
    public async Task The_only_administrator_is_kept_with_the_reason()
    {
        await using var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", MemberRole.Admin));

        var team = page.Render<TeamPage>();

        var role = team.WaitForElement("[role=combobox][aria-label='Role of Ann']");
        Assert.Equal("true", role.GetAttribute("aria-disabled"));
        Assert.Contains(
            "Ann is the only administrator.",
            team.Find($"#{role.GetAttribute("aria-describedby")}").TextContent,
            StringComparison.Ordinal
        );
        Assert.True(team.Find("button[aria-label='Disable Ann']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_link_is_shown_once_and_goes_when_it_is_taken_back()
    {
        await using var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", MemberRole.Admin));
        var team = page.Render<TeamPage>();
        team.WaitForElement("table");

        await Button(team, "Create link").ClickAsync();

        var link = team.WaitForElement("#invite-link").GetAttribute("value");
        Assert.Matches("/invitation/[0-9a-f]{32}$", link);
        team.WaitForAssertion(() => Assert.Single(team.FindAll("[aria-label='Open invitations'] tbody tr")));

        var dialog = page.Render<RadzenDialog>();
        var taking = Button(team, "Take back").ClickAsync();
        await dialog.WaitForElement("[role=dialog] .rz-primary").ClickAsync();
        await taking;
        team.WaitForAssertion(() => Assert.Empty(team.FindAll("[aria-label='Open invitations'], #invite-link")));
    }

    [Fact]
    public async Task A_change_by_somebody_else_appears_without_a_reload()
    {
        await using var page = await PageTest.OpenAsync();
        var ann = await page.Host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await page.Host.AddMemberAsync("Bob", MemberRole.Viewer);
        page.SignIn(ann);
        var team = page.Render<TeamPage>();
        team.WaitForElement("button[aria-label='Disable Bob']");

        await page.Host.Services.GetRequiredService<DisableMember>().ExecuteAsync(ann.Id, bob.Id, CancellationToken.None);

        Assert.Equal("Enable", team.WaitForElement("button[aria-label='Enable Bob']").TextContent.Trim());
    }

    [Theory]
    [InlineData(".rz-base", false)]
    [InlineData(".rz-primary", true)]
    public async Task A_member_is_disabled_only_after_a_question(string answer, bool isDisabled)
    {
        await using var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", MemberRole.Admin));
        await page.Host.AddMemberAsync("Bob", MemberRole.Editor);
        var team = page.Render<TeamPage>();
        var dialog = page.Render<RadzenDialog>();

        var disabling = team.WaitForElement("button[aria-label='Disable Bob']").ClickAsync();
        var asked = dialog.WaitForElement("[role=dialog]");
        Assert.Contains("Bob is signed out at once", asked.TextContent, StringComparison.Ordinal);
        await asked.QuerySelector(answer)!.ClickAsync();
        await disabling;

        team.WaitForAssertion(() => Assert.Equal(isDisabled ? 1 : 0, team.FindAll("button[aria-label='Enable Bob']").Count));
    }

    [Fact]
    public async Task A_role_is_changed_by_its_drop_down()
    {
        await using var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", MemberRole.Admin));
        await page.Host.AddMemberAsync("Bob", MemberRole.Viewer);
        var team = page.Render<TeamPage>();
        var role = team.WaitForElement("[role=combobox][aria-label='Role of Bob']");

        await role.QuerySelectorAll("[role=option]").Single(o => o.TextContent.Trim() == "Editor").ClickAsync();

        team.WaitForAssertion(() =>
            Assert.Equal("Editor", team.Find("[role=combobox][aria-label='Role of Bob'] .rz-dropdown-label").TextContent.Trim())
        );
    }

    private static IElement Button(IRenderedComponent<TeamPage> team, string name) =>
        team.FindAll("button").Single(b => b.TextContent.Trim() == name);
}
