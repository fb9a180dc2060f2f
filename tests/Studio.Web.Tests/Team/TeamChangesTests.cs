using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Team;
using Studio.Domain.Team;

namespace Studio.Web.Tests.Team;

public sealed class TeamChangesTests
{
    [Fact]
    public async Task The_last_active_administrator_can_neither_be_demoted_nor_disabled()
    {
        await using var host = StudioWebHost.Start();
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", MemberRole.Admin);
        var change = host.Services.GetRequiredService<ChangeRole>();
        var disable = host.Services.GetRequiredService<DisableMember>();
        Assert.IsType<TeamOutcome.Done>(await disable.ExecuteAsync(ann.Id, bob.Id, CancellationToken.None));

        Assert.IsType<TeamOutcome.LastAdministrator>(await disable.ExecuteAsync(ann.Id, ann.Id, CancellationToken.None));
        Assert.IsType<TeamOutcome.LastAdministrator>(await change.ExecuteAsync(ann.Id, ann.Id, MemberRole.Editor, CancellationToken.None));

        var view = await host.Services.GetRequiredService<TeamDirectory>().ReadAsync(ann.Id, CancellationToken.None);
        Assert.True(view.IsLastAdministrator(view.Members.Single(m => m.Id == ann.Id)));
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_at_once_leave_one()
    {
        await using var host = StudioWebHost.Start();
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", MemberRole.Admin);
        var change = host.Services.GetRequiredService<ChangeRole>();

        await Task.WhenAll(
            Task.Run(() => change.ExecuteAsync(ann.Id, bob.Id, MemberRole.Viewer, CancellationToken.None)),
            Task.Run(() => change.ExecuteAsync(bob.Id, ann.Id, MemberRole.Viewer, CancellationToken.None))
        );

        var view = await host.Services.GetRequiredService<TeamDirectory>().ReadAsync(ann.Id, CancellationToken.None);
        Assert.Single(view.Members, m => m.IsActiveAdministrator);
    }

    [Theory]
    [InlineData(MemberRole.Viewer)]
    [InlineData(MemberRole.Editor)]
    public async Task Only_an_administrator_changes_the_team(MemberRole role)
    {
        await using var host = StudioWebHost.Start();
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", role);
        var services = host.Services;
        var invited = Assert.IsType<InviteOutcome.Invited>(
            await services.GetRequiredService<InviteMember>().ExecuteAsync(ann.Id, MemberRole.Viewer, CancellationToken.None)
        );

        Assert.IsType<InviteOutcome.NotAllowed>(
            await services.GetRequiredService<InviteMember>().ExecuteAsync(bob.Id, MemberRole.Admin, CancellationToken.None)
        );
        TeamOutcome[] outcomes =
        [
            await services.GetRequiredService<TakeBackInvitation>().ExecuteAsync(bob.Id, invited.Id, CancellationToken.None),
            await services.GetRequiredService<ChangeRole>().ExecuteAsync(bob.Id, bob.Id, MemberRole.Admin, CancellationToken.None),
            await services.GetRequiredService<DisableMember>().ExecuteAsync(bob.Id, ann.Id, CancellationToken.None),
            await services.GetRequiredService<EnableMember>().ExecuteAsync(bob.Id, ann.Id, CancellationToken.None),
        ];
        Assert.All(outcomes, outcome => Assert.IsType<TeamOutcome.NotAllowed>(outcome));
        Assert.Empty((await services.GetRequiredService<TeamDirectory>().ReadAsync(bob.Id, CancellationToken.None)).Invitations);
    }

    [Fact]
    public async Task A_disabled_administrator_changes_nothing()
    {
        await using var host = StudioWebHost.Start();
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", MemberRole.Admin);
        await host.Services.GetRequiredService<DisableMember>().ExecuteAsync(ann.Id, bob.Id, CancellationToken.None);
        Assert.IsType<TeamOutcome.NotAllowed>(
            await host.Services.GetRequiredService<EnableMember>().ExecuteAsync(bob.Id, bob.Id, CancellationToken.None)
        );
    }

    [Fact]
    public async Task Changes_are_told_to_the_feed_after_they_are_made()
    {
        await using var host = StudioWebHost.Start();
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", MemberRole.Viewer);
        var told = new List<TeamChange>();
        using (host.Services.GetRequiredService<TeamFeed>().Subscribe(told.Add))
        {
            await host.Services.GetRequiredService<ChangeRole>().ExecuteAsync(ann.Id, bob.Id, MemberRole.Editor, CancellationToken.None);
        }
        await host.Services.GetRequiredService<ChangeRole>().ExecuteAsync(ann.Id, bob.Id, MemberRole.Viewer, CancellationToken.None);
        Assert.Equal([new TeamChange(bob.Id)], told);
    }
}
