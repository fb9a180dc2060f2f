using System.Net;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.Layout;

public sealed class ShellTests
{
    [Fact]
    public async Task The_static_document_carries_rail_header_skeleton_and_account()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        var page = await visitor.ReadAsync("/team");
        foreach (
            var part in new[]
            {
                "<title>Team · Seedance Studio</title>",
                "aria-current=\"page\"",
                "class=\"skeleton\"",
                "Sign out",
                "Sandbox.",
                "components-reconnect-modal",
            }
        )
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_composer_fetches_its_scripts_ahead()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        const string Editor = "<link rel=\"modulepreload\" href=\"js/prompt/editor.js\" fetchpriority=\"low\"";
        Assert.Contains(Editor, await visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("modulepreload", await visitor.ReadAsync("/drafts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_banner_goes_when_a_key_is_set()
    {
        await using var host = StudioWebHost.Start(("Seedance:ApiKey", "k"));
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        Assert.DoesNotContain("Videos are samples", await visitor.ReadAsync("/team"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_remembered_theme_is_in_the_first_byte()
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Editor);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.GetAsync("/sign-in", ("Cookie", "theme=dark"));
        Assert.Contains("data-theme=\"dark\"", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_page_is_a_404_in_the_shell()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", MemberRole.Editor));
        using var reply = await visitor.GetAsync("/nowhere");
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("There is nothing here", page, StringComparison.Ordinal);
        Assert.Contains("class=\"rail\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_allow_no_foreign_script_or_frame()
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Editor);
        using var visitor = host.NewVisitor();
        using var reply = await visitor.GetAsync("/sign-in");
        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Health_answers_anybody()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            Assert.Contains("\"status\":\"Healthy\"", await visitor.ReadAsync(path), StringComparison.Ordinal);
        }
    }
}
