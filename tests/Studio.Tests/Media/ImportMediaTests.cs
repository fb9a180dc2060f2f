using Microsoft.AspNetCore.Http;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Files from the internet: what comes of them, and what is not taken.</summary>
public sealed class ImportMediaTests(MediaServer server, SmallInternet internet) : ImportTests(server, internet)
{
    [Fact]
    public async Task What_a_link_leads_to_becomes_an_item()
    {
        var content = Samples.Png(800, 600, salt: 30);
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(Internet.File("/a/果茶.png", content)));
        Assert.False(imported.AlreadyThere);
        Assert.Equal(("果茶.png", MediaOrigin.Imported), (imported.Item.Name, imported.Item.Origin));
        Assert.Equal((Server.Editor.Id, "image/png", 800), (imported.Item.MemberId, imported.Item.ContentType, imported.Item.Width));
        using var read = await Server.Http.GetAsync(new Uri($"/media/{imported.Item.Id}", UriKind.Relative), Stop);
        Assert.Equal(content, await read.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task The_same_bytes_by_link_and_by_upload_are_one_item()
    {
        var content = Samples.Png(800, 600, salt: 31);
        var uploaded = await Server.UploadAsync(content);
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(Internet.File("/twice", content)));
        Assert.True(imported.AlreadyThere);
        Assert.Equal(uploaded.Id, imported.Item.Id);
    }

    [Theory]
    [InlineData("attachment; filename=\"poster.png\"", "poster.png")]
    [InlineData("attachment; filename=\"x.png\"; filename*=UTF-8''%E6%9E%9C%E8%8C%B6.png", "果茶.png")]
    [InlineData("inline; filename=\"果茶.png\"", "果茶.png")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("nonsense;;;=", "named")]
    public async Task Its_name_is_what_the_server_says_or_the_link(string disposition, string name)
    {
        var content = Samples.Png(800, 600, length: 64 + name.Length + disposition.Length, salt: 32);
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(Internet.File("/named", content, disposition: disposition)));
        Assert.Equal(name, imported.Item.Name);
    }

    [Fact]
    public async Task Nothing_that_belongs_to_somebody_is_sent_along()
    {
        var link = Internet.Page(
            "/cookie",
            context =>
            {
                context.Response.Cookies.Append("session", "1");
                context.Response.Redirect("/after");
                return Task.CompletedTask;
            }
        );
        Internet.File("/after", Samples.Png(800, 600, salt: 36));
        Internet.Asked.Clear();
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(new UriBuilder(link) { UserName = "mei", Password = "secret" }.Uri));
        Assert.Equal(2, Internet.Asked.Count);
        Assert.All(Internet.Asked, h => Assert.Empty($"{h.Cookie}{h.Authorization}{h.Referer}{h.AcceptEncoding}"));
    }

    [Fact]
    public async Task A_page_is_not_a_file()
    {
        var page = Internet.File("/page", "<!doctype html>"u8.ToArray(), "text/html; charset=utf-8");
        Assert.Equal(new ImportRefusal.Page(), await RefusalAsync(page));
        var disguised = Internet.File("/disguised.png", "<!doctype html>"u8.ToArray(), "image/png");
        Assert.Equal(new ImportRefusal.File(new IntakeRefusal.NotMedia()), await RefusalAsync(disguised));
        var empty = Internet.File("/empty.png", []);
        Assert.Equal(new ImportRefusal.File(new IntakeRefusal.Empty()), await RefusalAsync(empty));
    }

    [Fact]
    public async Task A_file_must_keep_the_limits_of_its_role()
    {
        var refusal = await RefusalAsync(Internet.File("/small.png", Samples.Png(100, 100, salt: 37)), ReferenceRole.ReferenceImage);
        var broken = Assert.IsType<IntakeRefusal.BreaksRule>(Assert.IsType<ImportRefusal.File>(refusal).Refusal);
        Assert.Equal(Rule.MediaSides, broken.Violation.Rule);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_is_taken_is_stopped_whether_announced_or_not(bool isAnnounced)
    {
        var sent = 0L;
        var link = Internet.Page(
            $"/endless-{isAnnounced}",
            async context =>
            {
                context.Response.ContentLength = isAnnounced ? 20_000_000_000 : null;
                var block = new byte[1 << 20];
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                    sent += block.Length;
                }
            }
        );
        Assert.Equal(new ImportRefusal.TooLarge(15_000_000), await RefusalAsync(link, ReferenceRole.ReferenceAudio));
        Assert.True(sent < 40_000_000);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped()
    {
        var asked = new TaskCompletionSource();
        var link = Internet.Page(
            "/slow",
            async context =>
            {
                await context.Response.Body.WriteAsync(new byte[10]);
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var import = RefusalAsync(link);
        await asked.Task.WaitAsync(Stop);
        Server.Time.Advance(ImportMedia.LongestImport);
        Assert.Equal(new ImportRefusal.TooSlow(ImportMedia.LongestImport), await import);
    }

    [Fact]
    public async Task A_server_that_breaks_off_or_can_not_prove_who_it_is_is_broken()
    {
        var cut = Internet.Page(
            "/cut",
            async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.Body.WriteAsync(new byte[10]);
                context.Abort();
            }
        );
        Assert.Equal(new ImportRefusal.Broken("media.example.com"), await RefusalAsync(cut));
        var fine = Internet.File("/fine", Samples.Png(800, 600, salt: 38));
        var outcome = await Import(Internet.CreateHandler(isTrusted: false)).ExecuteAsync(Server.Editor.Id, fine, null, Stop);
        Assert.Equal(new ImportOutcome.Refused(new ImportRefusal.Broken("media.example.com")), outcome);
    }

    [Fact]
    public async Task A_viewer_may_not()
    {
        var link = Internet.File("/viewer", Samples.Png(800, 600, salt: 39));
        Internet.Asked.Clear();
        Assert.IsType<ImportOutcome.NotAllowed>(await Import().ExecuteAsync(Server.Viewer.Id, link, null, Stop));
        Assert.Empty(Internet.Asked);
    }
}
