using System.Net;
using Studio.Application.Media;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Where links lead, and where they are not followed.</summary>
public sealed class ImportLinkTests(MediaServer server, SmallInternet internet) : ImportTests(server, internet)
{
    [Fact]
    public async Task Redirects_are_followed_as_far_as_five()
    {
        var content = Samples.Png(800, 600, salt: 33);
        var link = Internet.File("/hop/0", content);
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
        Internet.Name(new Uri($"https://{host}/").IdnHost.TrimEnd('.'), host[0] is 's' ? "fd00::1 ::1" : "169.254.169.254 127.0.0.1");
        var before = Internet.Dialed.Count;
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(new Uri($"https://{host}/latest/meta-data")));
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(Redirect("/inwards", $"https://{host}/")));
        Assert.DoesNotContain(Internet.Dialed.Skip(before), a => !a.Equals(SmallInternet.Public));
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_between_two_requests_is_checked_each_time()
    {
        Internet.Name("rebind.example.com", "93.184.216.34", "127.0.0.1");
        Internet.Page(
            "/rebind",
            context =>
            {
                context.Response.Headers.Connection = "close";
                context.Response.Redirect("https://rebind.example.com/secret");
                return Task.CompletedTask;
            }
        );
        Internet.File("/secret", Samples.Png(800, 600, salt: 34));
        Assert.Equal(new ImportRefusal.PrivateAddress(), await RefusalAsync(new Uri("https://rebind.example.com/rebind")));
    }

    [Fact]
    public async Task Of_a_name_with_public_and_private_addresses_only_the_public_ones_are_dialed()
    {
        Internet.Name("both.example.com", "127.0.0.1 93.184.216.34 10.0.0.1");
        Internet.File("/both", Samples.Png(800, 600, salt: 35));
        Assert.IsType<ImportOutcome.Imported>(await ImportAsync(new Uri("https://both.example.com/both")));
        Assert.All(Internet.Dialed, a => Assert.Equal(SmallInternet.Public, a));
    }

    [Fact]
    public async Task A_redirect_to_an_unencrypted_address_is_refused() =>
        Assert.Equal(new ImportRefusal.NotHttps(), await RefusalAsync(Redirect("/down", "http://media.example.com/a.png")));

    [Theory]
    [InlineData("//[")]
    [InlineData("https://[::1")]
    [InlineData("https:///latest/meta-data")]
    [InlineData("//")]
    [InlineData("\\\\127.0.0.1\\share")]
    [InlineData("gopher://media.example.com/")]
    [InlineData("https://nowhere..example.com/")]
    [InlineData("https://xn--a/")]
    public async Task A_redirect_that_makes_no_sense_is_refused_like_a_link(string target)
    {
        var before = Internet.Dialed.Count;
        var link = Internet.Page(
            "/senseless",
            context =>
            {
                context.Response.StatusCode = (int)HttpStatusCode.Found;
                context.Response.Headers.Location = target;
                return Task.CompletedTask;
            }
        );
        await RefusalAsync(link);
        Assert.DoesNotContain(Internet.Dialed.Skip(before), a => !a.Equals(SmallInternet.Public));
    }
}
