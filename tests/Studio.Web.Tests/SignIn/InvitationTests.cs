using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.SignIn;

public sealed class InvitationTests
{
    private static readonly (string, string)[] Account =
    [
        ("Form.Name", "Bob"),
        ("Form.Email", "bob@example.com"),
        ("Form.Password", StudioWebHost.Password),
    ];

    [Fact]
    public async Task An_invitation_makes_one_member_with_its_role_and_signs_in()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Editor);
        using var visitor = host.NewVisitor();

        using var joined = await visitor.PostFormAsync($"/invitation/{invited.Code}", Account);

        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        using var team = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.OK, team.StatusCode);
        await using var db = await host.OpenDatabaseAsync();
        Assert.Equal(MemberRole.Editor, (await db.Users.SingleAsync(m => m.Name == "Bob")).Role);
        using var other = host.NewVisitor();
        Assert.Contains("This invitation is closed", await other.ReadAsync($"/invitation/{invited.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_bearers_at_once_make_one_member()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Viewer);
        var path = $"/invitation/{invited.Code}";
        using var visitor = host.NewVisitor();
        var page = await visitor.ReadAsync(path);

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    visitor.PostAsync(
                        path,
                        page,
                        [],
                        ("Form.Name", "B"),
                        ("Form.Email", $"b{i}@example.com"),
                        ("Form.Password", StudioWebHost.Password)
                    )
                )
        );

        await using var db = await host.OpenDatabaseAsync();
        Assert.Equal(2, await db.Users.CountAsync());
    }

    [Fact]
    public async Task An_invitation_lapses_after_7_days()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Editor);
        using var visitor = host.NewVisitor();
        var page = await visitor.ReadAsync($"/invitation/{invited.Code}");

        host.Time.Advance(TimeSpan.FromDays(7));

        using var late = await visitor.PostAsync($"/invitation/{invited.Code}", page, [], Account);
        Assert.Contains("This invitation is closed", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = await host.OpenDatabaseAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task An_invitation_taken_back_makes_nobody()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Editor);
        await using var db = await host.OpenDatabaseAsync();
        var admin = await db.Users.SingleAsync();
        Assert.IsType<TeamOutcome.Done>(
            await host.Services.GetRequiredService<TakeBackInvitation>().ExecuteAsync(admin.Id, invited.Id, CancellationToken.None)
        );
        using var visitor = host.NewVisitor();
        Assert.Contains("This invitation is closed", await visitor.ReadAsync($"/invitation/{invited.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_account_leaves_the_invitation_open()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Editor);
        using var visitor = host.NewVisitor();
        using var refused = await visitor.PostFormAsync(
            $"/invitation/{invited.Code}",
            ("Form.Name", "Bob"),
            ("Form.Email", "ann@example.com"),
            ("Form.Password", StudioWebHost.Password)
        );
        Assert.Contains("A member has this email already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var joined = await visitor.PostFormAsync($"/invitation/{invited.Code}", Account);
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
    }

    [Fact]
    public async Task The_code_itself_is_not_stored()
    {
        await using var host = StudioWebHost.Start();
        var invited = await InviteAsync(host, MemberRole.Editor);
        await using var db = await host.OpenDatabaseAsync();
        Assert.NotEqual(invited.Code, (await db.Invitations.SingleAsync()).CodeHash);
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(invited.Code, StringComparison.Ordinal));
    }

    private static async Task<InviteOutcome.Invited> InviteAsync(StudioWebHost host, MemberRole role)
    {
        var admin = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var outcome = await host.Services.GetRequiredService<InviteMember>().ExecuteAsync(admin.Id, role, CancellationToken.None);
        return Assert.IsType<InviteOutcome.Invited>(outcome);
    }
}
