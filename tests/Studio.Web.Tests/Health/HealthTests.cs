using System.Net;
using System.Text.Json;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_visitor_is_told_the_states_and_a_member_the_reasons()
    {
        await using var host = StudioWebHost.Start();
        using var member = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Viewer));
        using var visitor = host.NewVisitor();

        var (status, seen) = await ReadyAsync(visitor);
        var (_, known) = await ReadyAsync(member);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"status":"Healthy","checks":{"database":{"status":"Healthy"},"store":{"status":"Healthy"},"provider":{"status":"Healthy"}}}""",
            seen
        );
        Assert.Contains("The sandbox stands in for the provider.", known, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_away_degrades_the_studio_and_takes_it_out_of_nothing()
    {
        await using var host = StudioWebHost.Start(("Seedance:ApiKey", "sk-very-secret"), ("Seedance:BaseUrl", "http://127.0.0.1:9"));
        using var member = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Viewer));

        var (status, report) = await ReadyAsync(member);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Degraded", JsonDocument.Parse(report).RootElement.GetProperty("status").GetString());
        Assert.Contains(
            "The provider can't be reached.",
            WebUtility.HtmlDecode(report).Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", report, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_takes_the_instance_out()
    {
        var file = Path.GetTempFileName(); // a file where the folder should be
        await using var host = StudioWebHost.Start(("Storage:Disk:Root", file));
        using var visitor = host.NewVisitor();

        var (status, report) = await ReadyAsync(visitor);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(
            """{"status":"Unhealthy","checks":{"database":{"status":"Healthy"},"store":{"status":"Unhealthy"}""",
            report,
            StringComparison.Ordinal
        );
        File.Delete(file);
    }

    [Fact]
    public async Task Over_PostgreSQL_the_studio_comes_back_by_itself_after_the_database_was_away()
    {
        await using var server = await PostgreSql.StartAsync();
        await using var host = StudioWebHost.Start(
            ("Database:Provider", "PostgreSql"),
            ("ConnectionStrings:Studio", server.ConnectionString("studio"))
        );
        using var member = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync("/history")).StatusCode);
        Assert.Contains(host.Log.Lines, line => line.Contains("Storage:Provider to Azure", StringComparison.Ordinal));

        await server.StopAsync();
        host.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(member)).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await member.GetAsync("/history")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/health/live")).StatusCode);

        await server.ResumeAsync();
        while ((await ReadyAsync(member)).Status != HttpStatusCode.OK)
        {
            host.Time.Advance(TimeSpan.FromSeconds(4));
        }
        while ((await member.GetAsync("/history")).StatusCode != HttpStatusCode.OK)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested(); // a pooled connection may still be a broken one
        }
    }

    [Fact]
    public async Task Over_PostgreSQL_two_administrators_who_demote_each_other_at_once_leave_one()
    {
        var server = await PostgreSql.Shared;
        await using var host = StudioWebHost.Start(
            ("Database:Provider", "PostgreSql"),
            ("ConnectionStrings:Studio", server.ConnectionString($"team-{Guid.NewGuid():N}"))
        );
        var ann = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var bob = await host.AddMemberAsync("Bob", MemberRole.Admin);
        var change =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Studio.Application.Team.ChangeRole>(
                host.Services
            );

        await Task.WhenAll(
            Task.Run(() => change.ExecuteAsync(ann.Id, bob.Id, MemberRole.Viewer, CancellationToken.None)),
            Task.Run(() => change.ExecuteAsync(bob.Id, ann.Id, MemberRole.Viewer, CancellationToken.None))
        );

        await using var db = await host.OpenDatabaseAsync();
        Assert.Single(db.Users.AsEnumerable(), m => m.Role == MemberRole.Admin);
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(Visitor visitor)
    {
        using var reply = await visitor.Http.GetAsync("/health/ready");
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }
}
