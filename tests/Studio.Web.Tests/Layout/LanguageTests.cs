using System.Net;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests.Layout;

public sealed class LanguageTests : IAsyncLifetime
{
    private StudioWebHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = StudioWebHost.Start();
        await _host.AddMemberAsync("Ann", MemberRole.Editor);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans")]
    [InlineData("zh-SG", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hans")]
    [InlineData("ZH-hans-cn", "zh-Hans")]
    [InlineData("fr-FR, zh-CN;q=0.5, en;q=0.4", "zh-Hans")]
    [InlineData("en;q=0.4, zh;q=0.5", "zh-Hans")]
    [InlineData("zh;q=0, en;q=0.1", "en")]
    [InlineData("en-GB,en;q=0.9,zh;q=0.8", "en")]
    [InlineData("fr-FR,de;q=0.5", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData("zh-", "zh-Hans")]
    [InlineData(";;q=,=zh;;", "en")]
    [InlineData("zhong;q=7,,,\u0001%00-_-,en-", "en")]
    public async Task The_browsers_list_is_the_first_guess(string accepted, string language)
    {
        using var visitor = _host.NewVisitor();
        Assert.Equal(language, await LanguageOfAsync(visitor, "/sign-in", ("Accept-Language", accepted)));
    }

    [Fact]
    public async Task A_browser_that_asks_for_nothing_gets_English()
    {
        using var visitor = _host.NewVisitor();
        Assert.Equal("en", await LanguageOfAsync(visitor, "/sign-in"));
    }

    [Fact]
    public async Task A_language_of_a_thousand_wishes_is_still_answered()
    {
        using var visitor = _host.NewVisitor();
        var wishes = string.Join(",", Enumerable.Range(0, 1000).Select(i => $"x-{i};q=0.{i:000}"));
        Assert.Equal("en", await LanguageOfAsync(visitor, "/sign-in", ("Accept-Language", wishes)));
    }

    [Fact]
    public async Task What_was_chosen_is_remembered_and_wins_over_the_browser()
    {
        using var visitor = _host.NewVisitor();
        using var reply = await ChooseAsync(visitor, "zh-Hans", null);
        var cookie = Assert.Single(
            reply.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith(".AspNetCore.Culture=", StringComparison.Ordinal)
        );
        Assert.Contains("max-age=31536000", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Equal("zh-Hans", await LanguageOfAsync(visitor, "/sign-in", ("Accept-Language", "en-US")));
        Assert.Contains(">登录<", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://studio.example.com/history?status=Failed", "/history?status=Failed")]
    [InlineData("https://evil.example.com//evil.example.com/path", "/")]
    [InlineData("https://evil.example.com/\\evil.example.com", "/")]
    [InlineData("//evil.example.com/history", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("about:blank", "/")]
    [InlineData("no address at all", "/")]
    [InlineData(null, "/")]
    public async Task The_switch_leads_back_to_a_page_of_the_studio_only(string? from, string to)
    {
        using var visitor = _host.NewVisitor();
        using var reply = await ChooseAsync(visitor, "zh-Hans", from);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(to, reply.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("zh")]
    [InlineData("zh-Hans|uic=fr")]
    [InlineData("")]
    public async Task A_language_that_is_not_offered_is_refused(string language)
    {
        using var visitor = _host.NewVisitor();
        using var reply = await ChooseAsync(visitor, language, null);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("en", await LanguageOfAsync(visitor, "/sign-in"));
    }

    [Fact]
    public async Task A_foreign_form_changes_no_language()
    {
        using var visitor = _host.NewVisitor();
        using var reply = await visitor.PostAsync("/language", "", [], ("language", "zh-Hans"));
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("en", await LanguageOfAsync(visitor, "/sign-in"));
    }

    [Theory]
    [InlineData("c=fr|uic=fr")]
    [InlineData("zh")]
    [InlineData("c=|uic=")]
    public async Task A_broken_cookie_is_passed_over(string cookie)
    {
        using var visitor = _host.NewVisitor();
        var headers = new[] { ("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString(cookie)}"), ("Accept-Language", "zh-CN") };
        Assert.Equal("zh-Hans", await LanguageOfAsync(visitor, "/sign-in", headers));
    }

    [Fact]
    public async Task No_query_changes_the_language()
    {
        using var visitor = _host.NewVisitor();
        Assert.Equal("en", await LanguageOfAsync(visitor, "/sign-in?culture=zh-Hans&ui-culture=zh-Hans"));
    }

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/invitation/none", false)]
    [InlineData("/problem/404", false)]
    [InlineData("/team", true)]
    [InlineData("/nowhere", true)]
    public async Task Each_page_has_the_switch_and_is_kept_by_no_cache(string path, bool isSignedIn)
    {
        using var visitor = isSignedIn ? await _host.SignInAsync(await _host.AddMemberAsync("Bo", MemberRole.Editor)) : _host.NewVisitor();
        using var reply = await visitor.GetAsync(path);
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Contains("action=\"/language\"", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-Hans\"", page, StringComparison.Ordinal);
        Assert.True(reply.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_first_visit_has_the_switch_too()
    {
        await using var host = StudioWebHost.Start();
        using var visitor = host.NewVisitor();
        Assert.Contains("action=\"/language\"", await visitor.ReadAsync("/first-visit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_form_are_in_the_chosen_language()
    {
        using var visitor = _host.NewVisitor();
        using var reply = await visitor.PostFormAsync(
            "/sign-in",
            [("Accept-Language", "zh-CN")],
            ("Form.Email", "ann@example.com"),
            ("Form.Password", "wrong")
        );
        Assert.Contains("邮箱或密码不正确", WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ChooseAsync(Visitor visitor, string language, string? from)
    {
        using var page = await visitor.GetAsync("/sign-in");
        var headers = from is null ? Array.Empty<(string, string)>() : [("Referer", from)];
        return await visitor.PostAsync("/language", await page.Content.ReadAsStringAsync(), headers, ("language", language));
    }

    private static async Task<string> LanguageOfAsync(Visitor visitor, string path, params (string Name, string Value)[] headers)
    {
        using var reply = await visitor.GetAsync(path, headers);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync();
        return page.Split("<html lang=\"")[1].Split('"')[0];
    }
}
