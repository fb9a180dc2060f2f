using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Testing;

namespace Studio.Web.Tests.Templates;

public sealed class TemplateEndpointTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_downloads_what_is_asked_for_of_what_this_member_sees()
    {
        await using var host = StudioWebHost.Start();
        var (ann, bob) = (await host.AddMemberAsync("Ann", MemberRole.Editor), await host.AddMemberAsync("Bob", MemberRole.Editor));
        await KeepAsync(host, ann, "Ann's", isShared: true);
        await KeepAsync(host, ann, "Ann's own", isShared: false);
        var own = await KeepAsync(host, bob, "Bob's own", isShared: false);
        using var visitor = await host.SignInAsync(bob);

        using var all = await visitor.GetAsync("/templates/export");
        using var one = await visitor.GetAsync($"/templates/export?id={own.Value:N}");

        Assert.Equal(["Ann's", "Bob's own"], (await NamesAsync(all)).Order());
        Assert.Equal(["Bob's own"], await NamesAsync(one));
        Assert.Equal("application/json", all.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^templates-\d{4}-\d{2}-\d{2}\.json$", all.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Fact]
    public async Task A_visitor_downloads_nothing()
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = host.NewVisitor();

        using var reply = await visitor.GetAsync("/templates/export");

        Assert.NotEqual(HttpStatusCode.OK, reply.StatusCode);
    }

    private static async Task<TemplateId> KeepAsync(StudioWebHost host, Member member, string name, bool isShared)
    {
        var save = host.Services.GetRequiredService<SaveTemplate>();
        Assert.IsType<ShelfOutcome.Done>(await save.ExecuteAsync(member.Id, name, isShared, Make.Composition(), Stop));
        var shelf = host.Services.GetRequiredService<TemplateShelf>();
        var slice = await shelf.ListAsync(member.Id, new TemplateFilter(name), null, 10, Stop);
        return slice.Entries.Single(e => e.Template.Name == name).Template.Id;
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpResponseMessage reply) =>
        JsonNode.Parse(await reply.Content.ReadAsStringAsync(Stop))!["templates"]!.AsArray().Select(t => (string)t!["name"]!);
}
