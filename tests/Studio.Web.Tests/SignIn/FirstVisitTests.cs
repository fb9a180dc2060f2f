using System.Net;
using Microsoft.EntityFrameworkCore;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.SignIn;

public sealed class FirstVisitTests
{
    private static readonly (string, string)[] Account =
    [
        ("Form.Name", "Mei"),
        ("Form.Email", "mei@example.com"),
        ("Form.Password", StudioWebHost.Password),
    ];

    [Fact]
    public async Task Every_page_leads_to_the_first_visit_while_there_is_no_member()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        foreach (var path in new[] { "/team", "/sign-in", "/invitation/abc" })
        {
            using var reply = await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, "/first-visit"), (reply.StatusCode, reply.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task A_visitor_on_loopback_becomes_the_administrator_and_is_signed_in()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        Assert.DoesNotContain("One-time code", await visitor.ReadAsync("/first-visit"), StringComparison.Ordinal);

        using var reply = await visitor.PostFormAsync("/first-visit", Account);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (reply.StatusCode, LocalPath(reply)));
        await using var db = await host.OpenDatabaseAsync();
        var member = await db.Users.SingleAsync();
        Assert.Equal(("Mei", MemberRole.Admin), (member.Name, member.Role));
        using var team = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.OK, team.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Host", "studio.example.com")]
    public async Task A_visitor_from_elsewhere_needs_the_code_of_the_log(string header, string value)
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();

        using var refused = await visitor.PostFormAsync("/first-visit", [(header, value)], [.. Account, ("Form.Code", "AAAA-AAAA")]);
        Assert.Contains("This is not the code", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var code = host.Log.Lines.Single(l => l.Contains("one-time code", StringComparison.Ordinal))[^9..];
        using var created = await visitor.PostFormAsync("/first-visit", [(header, value)], [.. Account, ("Form.Code", code)]);
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_replace_the_code()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        (string, string)[] elsewhere = [("X-Forwarded-For", "203.0.113.9")];
        for (var i = 0; i < 5; i++)
        {
            using var refused = await visitor.PostFormAsync("/first-visit", elsewhere, [.. Account, ("Form.Code", "AAAA-AAAA")]);
        }
        var codes = host.Log.Lines.Where(l => l.Contains("one-time code", StringComparison.Ordinal)).Select(l => l[^9..]).ToList();
        Assert.Equal(2, codes.Distinct().Count());

        using var old = await visitor.PostFormAsync("/first-visit", elsewhere, [.. Account, ("Form.Code", codes[0])]);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
    }

    [Fact]
    public async Task A_refused_account_keeps_what_was_typed_but_the_password()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        using var reply = await visitor.PostFormAsync(
            "/first-visit",
            ("Form.Name", "Mei"),
            ("Form.Email", "not an email"),
            ("Form.Password", "sevench")
        );
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("value=\"Mei\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"not an email\"", page, StringComparison.Ordinal);
        Assert.Contains("This is not an email address.", page, StringComparison.Ordinal);
        Assert.Contains("The password needs 8 characters or more.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sevench", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_visitors_at_once_make_one_administrator()
    {
        await using var host = StudioWebHost.Start();
        var visitors = Enumerable.Range(0, 4).Select(_ => host.NewVisitor()).ToList();
        var pages = await Task.WhenAll(visitors.Select(v => v.ReadAsync("/first-visit")));

        await Task.WhenAll(
            visitors.Select(
                (visitor, i) =>
                    visitor.PostAsync(
                        "/first-visit",
                        pages[i],
                        [],
                        ("Form.Name", $"Mei {i}"),
                        ("Form.Email", $"mei{i}@example.com"),
                        ("Form.Password", StudioWebHost.Password)
                    )
            )
        );

        await using var db = await host.OpenDatabaseAsync();
        Assert.Equal(1, await db.Users.CountAsync());
        visitors.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task With_a_member_the_first_visit_leads_to_sign_in_and_makes_nobody()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        var page = await visitor.ReadAsync("/first-visit");
        await host.AddMemberAsync("Ann", MemberRole.Admin);

        using var get = await visitor.GetAsync("/first-visit");
        using var post = await visitor.PostAsync("/first-visit", page, [], Account);

        Assert.Equal("/sign-in", LocalPath(get));
        Assert.Equal("/sign-in", LocalPath(post));
        await using var db = await host.OpenDatabaseAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task The_administrator_of_the_configuration_is_created_unattended()
    {
        await using var host = StudioWebHost.Start(
            ("Studio:Admin:Email", "root@example.com"),
            ("Studio:Admin:Password", StudioWebHost.Password)
        );
        await using var db = await host.OpenDatabaseAsync();
        var member = await db.Users.SingleAsync();
        Assert.Equal(("root@example.com", MemberRole.Admin), (member.Email, member.Role));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("one-time code", StringComparison.Ordinal));
    }

    private static string? LocalPath(HttpResponseMessage reply) =>
        reply.Headers.Location is { } to ? new Uri(new Uri("http://localhost"), to).PathAndQuery : null;
}
