using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Http;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

public sealed class SettleUnknownTests : HistoryStudio
{
    private static readonly long Sent = Make.Now.ToUnixTimeSeconds();

    private static readonly string Fitting = Listed("cgt-fits", "running", Sent + 1, "16:9");
    private static readonly string Other = Listed("cgt-other", "succeeded", Sent + 29, "9:16");

    [Fact]
    public async Task The_tasks_that_may_be_it_are_shown_the_likeliest_first_and_picked()
    {
        await using var provider = await ListAsync(Other, Fitting);
        var cut = await OpenAsync();

        Assert.Equal(["cgt-fits", "cgt-other"], cut.FindAll("label b").Select(b => b.TextContent));
        Assert.Equal([true, false], cut.FindAll("input[type=radio]").Select(i => i.HasAttribute("checked")));
        Assert.Contains("1 s after", cut.FindAll("label")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("9:16", cut.FindAll("label")[1].QuerySelector(".t-bad")!.TextContent);
    }

    [Fact]
    public async Task A_pick_settles_it()
    {
        await using var provider = await ListAsync(Fitting, Other);
        var cut = await OpenAsync();

        await cut.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" });
        await Button(cut, "This is it").ClickAsync(new());

        Time.Advance(ChangeBatches.Moment);
        cut.WaitForAssertion(() => Assert.Contains("Settled: it is cgt-other", cut.Markup, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll(".settle"));
    }

    [Fact]
    public async Task Without_a_list_a_person_decides()
    {
        await using var provider = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        Provider = provider.Address;
        var cut = await OpenAsync();

        Assert.Equal(["Mark as failed", "Send it again"], cut.FindAll(".settle button").Select(b => b.TextContent.Trim()));
        Assert.Contains("may be charged twice", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_can_be_looked_at_again()
    {
        var cut = await OpenAsync();
        Assert.Contains("can't be read", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("Look again", cut.FindAll(".settle button").Select(b => b.TextContent.Trim()));
    }

    [Fact]
    public async Task A_viewer_sees_what_is_known_and_decides_nothing()
    {
        SignIn(MemberRole.Viewer);
        await using var provider = await ListAsync(Fitting);
        var cut = await OpenAsync();

        Assert.Empty(cut.FindAll(".settle button"));
        Assert.True(cut.Find("input[type=radio]").HasAttribute("disabled"));
    }

    private async Task<IRenderedComponent<ItemPage>> OpenAsync()
    {
        var generation = await SendAsync(GenerationStatus.Unknown);
        var cut = Render<ItemPage>(p => p.Add(page => page.Id, generation.Id.Value));
        cut.WaitForAssertion(() => Assert.DoesNotContain("Looking at", cut.Find(".settle .found").TextContent, StringComparison.Ordinal));
        return cut;
    }

    private async Task<ScriptedServer> ListAsync(params string[] tasks)
    {
        var server = await ScriptedServer.StartAsync(context =>
            context.Response.WriteAsync(
                context.Request.Path.Value!.EndsWith("tasks", StringComparison.Ordinal)
                    ? $$"""{"items":[{{string.Join(",", tasks)}}],"total":{{tasks.Length}}}"""
                    : tasks[0]
            )
        );
        Provider = server.Address;
        return server;
    }

    private static IElement Button(IRenderedComponent<ItemPage> cut, string name) =>
        cut.FindAll(".settle button").Single(b => b.TextContent.Trim() == name);

    private static string Listed(string id, string status, long createdAt, string ratio) =>
        $$"""{"id":"{{id}}","status":"{{status}}","model":"doubao-seedance-2-0-260128","created_at":{{createdAt}},"ratio":"{{ratio}}","duration":5}""";
}
