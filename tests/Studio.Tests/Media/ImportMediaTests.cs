using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class ImportMediaTests(MediaServer server, SmallInternet internet) : IClassFixture<MediaServer>, IClassFixture<SmallInternet>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_link_leads_to_becomes_an_item()
    {
        var content = Samples.Png(800, 600, salt: 30);
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(internet.File("/a/果茶.png", content)));
        Assert.False(imported.AlreadyThere);
        Assert.Equal(("果茶.png", MediaOrigin.Imported), (imported.Item.Name, imported.Item.Origin));
        Assert.Equal((server.Editor.Id, "image/png", 800), (imported.Item.MemberId, imported.Item.ContentType, imported.Item.Width));
        using var read = await server.Http.GetAsync(new Uri($"/media/{imported.Item.Id}", UriKind.Relative), Stop);
        Assert.Equal(content, await read.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task The_same_bytes_by_link_and_by_upload_are_one_item()
    {
        var content = Samples.Png(800, 600, salt: 31);
        var uploaded = await server.UploadAsync(content);
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(internet.File("/twice", content)));
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
        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(internet.File("/named", content, disposition: disposition)));
        Assert.Equal(name, imported.Item.Name);
    }

    [Fact]
    public async Task Redirects_are_followed_as_far_as_five()
    {
        var content = Samples.Png(800, 600, salt: 33);
        var link = internet.File("/hop/0", content);
        for (var hop = 1; hop <= ImportMedia.MostRedirects + 1; hop++)
        {
            link = Redirect($"/hop/{hop}", $"/hop/{hop - 1}");
        }
        Assert.Equal(new ImportRefusal.TooManyRedirects(), await RefusalAsync(link));
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(new Uri(link, $"/hop/{ImportMedia.MostRedirects}")));
    }

    public static TheoryData<string, ImportRefusal> Links =>
        new()
        {
            { "果茶广告", new ImportRefusal.NotALink() },
            { "javascript:alert(1)", new ImportRefusal.NotALink() },
            { "file:///etc/passwd", new ImportRefusal.NotALink() },
            { "data:image/png;base64,AAAA", new ImportRefusal.NotALink() },
            { "ftp://media.example.com/a.png", new ImportRefusal.NotALink() },
            { "http://media.example.com/a.png", new ImportRefusal.NotHttps() },
            { "https://nowhere.example.com/a.png", new ImportRefusal.HostNotFound("nowhere.example.com") },
            { "https://media.example.com/missing", new ImportRefusal.Status(404) },
        };

    [Theory]
    [MemberData(nameof(Links))]
    public async Task A_link_that_leads_nowhere_is_refused_with_its_reason(string link, ImportRefusal refusal) =>
        Assert.Equal(refusal, await RefusalAsync(new Uri(link, UriKind.RelativeOrAbsolute)));

    public static TheoryData<string> PrivateHosts =>
        [
            "127.0.0.1",
            "127.1",
            "127.0.0.1:5080",
            "2130706433", // decimal
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1", // octal
            "0",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.4",
            "100.64.0.1", // carrier-grade NAT
            "100.100.100.200", // a cloud's metadata there
            "169.254.169.254", // metadata
            "168.63.129.16", // Azure's platform
            "192.0.0.192",
            "198.18.0.1",
            "192.0.2.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]", // IPv4 in IPv6
            "[::ffff:a9fe:a9fe]",
            "[::127.0.0.1]", // the deprecated form
            "[::ffff:0:127.0.0.1]", // translated
            "[64:ff9b::7f00:1]", // NAT64
            "[64:ff9b:1::a00:1]",
            "[2002:7f00:1::]", // 6to4
            "[2001:0:5ef5:79fb::1]", // Teredo
            "[fc00::1]",
            "[fd00:ec2::254]", // metadata
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[100::1]",
            "[2001:db8::1]",
            "media.example.com@127.0.0.1", // a user's name that looks like a host
            "user:secret@10.0.0.1",
            "１２７.０.０.１", // full-width digits
            "127。0。0。1", // ideographic stops
            "local.example.com",
            "local.example.com.",
            "metadata.example.com",
            "six.example.com",
            "xn--9krt00a.example.com",
            "草莓.example.com",
        ];

    [Theory]
    [MemberData(nameof(PrivateHosts))]
    public async Task A_link_into_a_private_network_is_never_followed(string host)
    {
        // What is left as a name leads inwards, whichever way it is written.
        internet.Name(new Uri($"https://{host}/").IdnHost.TrimEnd('.'), host[0] is 's' ? "fd00::1 ::1" : "169.254.169.254 127.0.0.1");
        var before = internet.Dialed.Count;
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(new Uri($"https://{host}/latest/meta-data")));
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(Redirect("/inwards", $"https://{host}/")));
        Assert.DoesNotContain(internet.Dialed.Skip(before), a => !a.Equals(SmallInternet.Public));
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_between_two_requests_is_checked_each_time()
    {
        internet.Name("rebind.example.com", "93.184.216.34", "127.0.0.1");
        internet.Page(
            "/rebind",
            context =>
            {
                context.Response.Headers.Connection = "close";
                context.Response.Redirect("https://rebind.example.com/secret");
                return Task.CompletedTask;
            }
        );
        internet.File("/secret", Samples.Png(800, 600, salt: 34));
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(new Uri("https://rebind.example.com/rebind")));
    }

    [Fact]
    public async Task Of_a_name_with_public_and_private_addresses_only_the_public_ones_are_dialed()
    {
        internet.Name("both.example.com", "127.0.0.1 93.184.216.34 10.0.0.1");
        internet.File("/both", Samples.Png(800, 600, salt: 35));
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(new Uri("https://both.example.com/both")));
        Assert.All(internet.Dialed, a => Assert.Equal(SmallInternet.Public, a));
    }

    [Fact]
    public async Task A_redirect_to_an_unencrypted_address_is_refused() =>
        Assert.Equal(new ImportRefusal.NotHttps(), await RefusalAsync(Redirect("/down", "http://media.example.com/a.png")));

    [Fact]
    public async Task Nothing_that_belongs_to_somebody_is_sent_along()
    {
        var link = internet.Page(
            "/cookie",
            context =>
            {
                context.Response.Cookies.Append("session", "1");
                context.Response.Redirect("/after");
                return Task.CompletedTask;
            }
        );
        internet.File("/after", Samples.Png(800, 600, salt: 36));
        internet.Asked.Clear();
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(new UriBuilder(link) { UserName = "mei", Password = "secret" }.Uri));
        Assert.Equal(2, internet.Asked.Count);
        Assert.All(internet.Asked, h => Assert.Empty($"{h.Cookie}{h.Authorization}{h.Referer}{h.AcceptEncoding}"));
    }

    [Fact]
    public async Task A_page_is_not_a_file()
    {
        var page = internet.File("/page", "<!doctype html>"u8.ToArray(), "text/html; charset=utf-8");
        Assert.Equal(new ImportRefusal.Page(), await RefusalAsync(page));
        var disguised = internet.File("/disguised.png", "<!doctype html>"u8.ToArray(), "image/png");
        Assert.Equal(new ImportRefusal.File(new IntakeRefusal.NotMedia()), await RefusalAsync(disguised));
        var empty = internet.File("/empty.png", []);
        Assert.Equal(new ImportRefusal.File(new IntakeRefusal.Empty()), await RefusalAsync(empty));
    }

    [Fact]
    public async Task A_file_must_keep_the_limits_of_its_role()
    {
        var refusal = await RefusalAsync(internet.File("/small.png", Samples.Png(100, 100, salt: 37)), ReferenceRole.ReferenceImage);
        var broken = Assert.IsType<IntakeRefusal.BreaksRule>(Assert.IsType<ImportRefusal.File>(refusal).Refusal);
        Assert.Equal(Rule.MediaSides, broken.Violation.Rule);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_is_taken_is_stopped_whether_announced_or_not(bool isAnnounced)
    {
        var sent = 0L;
        var link = internet.Page(
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
        var link = internet.Page(
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
        server.Time.Advance(ImportMedia.LongestImport);
        Assert.Equal(new ImportRefusal.TooSlow(ImportMedia.LongestImport), await import);
    }

    [Fact]
    public async Task A_server_that_breaks_off_or_can_not_prove_who_it_is_is_broken()
    {
        var cut = internet.Page(
            "/cut",
            async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.Body.WriteAsync(new byte[10]);
                context.Abort();
            }
        );
        Assert.Equal(new ImportRefusal.Broken("media.example.com"), await RefusalAsync(cut));
        var fine = internet.File("/fine", Samples.Png(800, 600, salt: 38));
        var outcome = await Import(internet.CreateHandler(isTrusted: false)).ExecuteAsync(server.Editor.Id, fine, null, Stop);
        Assert.Equal(new ImportOutcome.Refused(new ImportRefusal.Broken("media.example.com")), outcome);
    }

    [Fact]
    public async Task A_viewer_may_not()
    {
        var link = internet.File("/viewer", Samples.Png(800, 600, salt: 39));
        internet.Asked.Clear();
        Assert.IsType<ImportOutcome.NotAllowed>(await Import().ExecuteAsync(server.Viewer.Id, link, null, Stop));
        Assert.Empty(internet.Asked);
    }

    private Uri Redirect(string path, string target) =>
        internet.Page(
            path,
            context =>
            {
                context.Response.StatusCode = (int)HttpStatusCode.Found;
                context.Response.Headers.Location = new Uri(target, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } far
                    ? far.AbsoluteUri
                    : target;
                return Task.CompletedTask;
            }
        );

    private ImportMedia Import(SocketsHttpHandler? handler = null) =>
        ActivatorUtilities.CreateInstance<ImportMedia>(
            server.Get<IServiceProvider>(),
            ImportMedia.CreateHttp(handler ?? internet.CreateHandler())
        );

    private Task<ImportOutcome> ImportAsync(Uri link, ReferenceRole? role = null) =>
        Import().ExecuteAsync(server.Editor.Id, link, role, Stop);

    // Whatever is refused leaves nothing in the store.
    private async Task<ImportRefusal> RefusalAsync(Uri link, ReferenceRole? role = null)
    {
        var refusal = Assert.IsType<ImportOutcome.Refused>(await ImportAsync(link, role)).Refusal;
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains("import-", StringComparison.Ordinal));
        return refusal;
    }
}
