using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.SignIn;

public sealed class SignInTests
{
    [Fact]
    public async Task A_member_signs_in_and_returns_to_the_page_that_was_asked_for()
    {
        await using var host = StudioWebHost.Start();
        var member = await host.AddMemberAsync("Ann", MemberRole.Viewer);
        using var visitor = host.NewVisitor();
        using var asked = await visitor.GetAsync("/team");
        Assert.EndsWith("/sign-in?returnUrl=%2Fteam", asked.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var reply = await visitor.PostFormAsync(
            "/sign-in?returnUrl=%2Fteam",
            ("Form.Email", member.Email!),
            ("Form.Password", StudioWebHost.Password)
        );

        Assert.EndsWith("/team", reply.Headers.Location!.ToString(), StringComparison.Ordinal);
        var cookie = Cookie(reply);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        using var team = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.OK, team.StatusCode);
    }

    [Fact]
    public async Task Keep_me_signed_in_outlives_the_browser_and_slides_for_14_days()
    {
        await using var host = StudioWebHost.Start();
        var member = await host.AddMemberAsync("Ann", MemberRole.Viewer);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.PostFormAsync(
            "/sign-in",
            ("Form.Email", member.Email!),
            ("Form.Password", StudioWebHost.Password),
            ("Form.Keep", "true")
        );
        Assert.Contains("expires", Cookie(reply), StringComparison.OrdinalIgnoreCase);

        host.Time.Advance(TimeSpan.FromDays(10));
        using var renewed = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Contains("expires", Cookie(renewed), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task A_return_address_outside_the_studio_is_ignored(string returnUrl)
    {
        await using var host = StudioWebHost.Start();
        var member = await host.AddMemberAsync("Ann", MemberRole.Viewer);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.PostFormAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
            ("Form.Email", member.Email!),
            ("Form.Password", StudioWebHost.Password)
        );
        Assert.Equal("/", new Uri(new Uri("http://localhost"), reply.Headers.Location!).PathAndQuery);
        Assert.DoesNotContain("evil", reply.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("nobody@example.com")]
    public async Task The_fifth_wrong_password_locks_and_a_stranger_sees_the_same(string email)
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = host.NewVisitor();
        string[] expected =
        [
            "4 tries left.",
            "3 tries left.",
            "2 tries left.",
            "1 try left.",
            "Too many wrong tries. Wait 5 min",
            "Too many wrong tries.",
        ];
        foreach (var sentence in expected)
        {
            using var reply = await visitor.PostFormAsync("/sign-in", ("Form.Email", email), ("Form.Password", "not the password"));
            Assert.Contains(sentence, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var right = await visitor.PostFormAsync("/sign-in", ("Form.Email", email), ("Form.Password", StudioWebHost.Password));
        Assert.Contains("Too many wrong tries.", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_email_and_shows_no_password()
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.PostFormAsync("/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "not the password"));
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("value=\"ann@example.com\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = StudioWebHost.Start();
        var member = await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = await host.SignInAsync(member);
        foreach (
            var (path, page) in new[] { ("/sign-in", "<input type=\"hidden\" name=\"_handler\" value=\"sign-in\" />"), ("/sign-out", "") }
        )
        {
            using var reply = await visitor.PostAsync(
                path,
                page,
                [],
                ("Form.Email", "ann@example.com"),
                ("Form.Password", StudioWebHost.Password)
            );
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Contains("This form is out of date", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var still = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Signing_out_locks()
    {
        await using var host = StudioWebHost.Start();
        var member = await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = await host.SignInAsync(member);
        var page = await visitor.ReadAsync("/team");

        using var reply = await visitor.PostAsync("/sign-out", page, []);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        using var after = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_disabled_member_is_out_with_the_next_request_and_is_told_at_sign_in()
    {
        await using var host = StudioWebHost.Start();
        var admin = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var member = await host.AddMemberAsync("Bob", MemberRole.Editor);
        using var visitor = await host.SignInAsync(member);

        await host.Services.GetRequiredService<DisableMember>().ExecuteAsync(admin.Id, member.Id, CancellationToken.None);

        using var reply = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        using var again = await visitor.PostFormAsync("/sign-in", ("Form.Email", member.Email!), ("Form.Password", StudioWebHost.Password));
        Assert.Contains("disabled this account", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await host.Services.GetRequiredService<EnableMember>().ExecuteAsync(admin.Id, member.Id, CancellationToken.None);
        using var old = await visitor.GetAsync("/team");
        Assert.Equal(HttpStatusCode.Redirect, old.StatusCode); // the cookie of before stays dead
        (await host.SignInAsync(member)).Dispose();
    }

    [Fact]
    public async Task A_new_role_is_in_the_cookie_with_the_next_request()
    {
        await using var host = StudioWebHost.Start();
        var admin = await host.AddMemberAsync("Ann", MemberRole.Admin);
        var member = await host.AddMemberAsync("Bob", MemberRole.Viewer);
        using var visitor = await host.SignInAsync(member);
        Assert.Contains("Viewer", await visitor.ReadAsync("/team"), StringComparison.Ordinal);

        await host.Services.GetRequiredService<ChangeRole>().ExecuteAsync(admin.Id, member.Id, MemberRole.Editor, CancellationToken.None);

        Assert.Contains("Editor", await visitor.ReadAsync("/team"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_endpoint_needs_a_member_but_the_few_in_front_of_the_door()
    {
        string[] open =
        [
            "/sign-in",
            "/first-visit",
            "/invitation/{Code}",
            "/problem/{Status:int}",
            "/language", // changes a cookie alone
            "/health/live",
            "/health/ready",
            "/callbacks/{secret}", // asks for the secret itself
            "/media/{id:guid}", // these two ask for a member or a signature themselves
            "/media/{id:guid}/poster",
            "/media/probe/{question}", // proves to the studio itself that it is there
        ];
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var anonymous = endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText?.Trim('/'))
            .Where(path => !path.StartsWith("/sandbox/", StringComparison.Ordinal));
        // Static files have an extension; what is left must be on the list.
        Assert.Equal(open.Order(), anonymous.Where(path => !Path.HasExtension(path)).Distinct().Order());

        using var visitor = host.NewVisitor();
        foreach (var path in endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => e.RoutePattern.RawText!))
        {
            using var reply = await visitor.Http.GetAsync(
                new Uri(
                    "/" + path.TrimStart('/').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
                    UriKind.Relative
                )
            );
            Assert.True(reply.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"{path}: {reply.StatusCode}");
        }
        Assert.Contains(endpoints, e => e.RoutePattern.RawText == "/team");
    }

    [Fact]
    public async Task Cookies_hold_after_a_restart_because_their_keys_are_in_the_database()
    {
        await using var host = StudioWebHost.Start();
        (await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Admin))).Dispose();
        await using var db = await host.OpenDatabaseAsync();
        Assert.Contains(await db.SharedKeys.ToListAsync(), k => k.Purpose == "data-protection");
    }

    private static string Cookie(HttpResponseMessage reply) =>
        reply.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("studio=", StringComparison.Ordinal));
}
