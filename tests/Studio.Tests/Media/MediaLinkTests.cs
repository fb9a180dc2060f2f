using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class MediaLinkTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly TestFolder _folder = new();
    private readonly FakeTime _time = new(Make.Now);
    private readonly MediaItem _item = Make.Item();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_lives_for_48_hours_unless_said_otherwise()
    {
        var link = await Links().ForProviderAsync(_item, Stop);
        _time.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.True(await IsValidAsync(Links(), link));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsValidAsync(Links(), link));
        var brief = await Links(life: TimeSpan.FromHours(1)).ForProviderAsync(_item, Stop);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(await IsValidAsync(Links(), brief));
    }

    [Fact]
    public async Task A_link_of_one_item_opens_no_other()
    {
        var link = await Links().ForProviderAsync(_item, Stop);
        Assert.False(await IsValidAsync(Links(), link, Make.Item()));
    }

    [Fact]
    public async Task A_key_signs_until_it_is_old_and_verifies_until_its_links_are_dead()
    {
        var links = Links();
        var first = await links.ForProviderAsync(_item, Stop);
        _time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        var last = await links.ForProviderAsync(_item, Stop);
        Assert.Equal(Query(first)["kid"], Query(last)["kid"]);

        _time.Advance(TimeSpan.FromHours(1));
        var next = await links.ForProviderAsync(_item, Stop);
        Assert.NotEqual(Query(last)["kid"], Query(next)["kid"]);
        Assert.True(await IsValidAsync(links, last));
        Assert.True(await IsValidAsync(Links(), last)); // after a restart too
        Assert.Equal(2, await KeysAsync());
    }

    [Fact]
    public async Task A_key_whose_links_are_all_dead_opens_nothing_and_goes()
    {
        var old = Links(life: MediaLinkOptions.LongestLinkLife);
        await old.ForProviderAsync(_item, Stop);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Keys().RotateAsync(Stop);
        var (kid, secret) = await OldestKeyAsync();
        _time.Advance(MediaLinkOptions.LongestLinkLife + TimeSpan.FromMinutes(5));

        var forged = Forge(kid, secret, _time.GetUtcNow().AddHours(1));
        Assert.False(await IsValidAsync(Links(), forged));
        await Keys().RotateAsync(Stop);
        Assert.Equal(2, await KeysAsync());
        Assert.NotEqual(kid, (await OldestKeyAsync()).Id);
    }

    [Fact]
    public async Task Keys_changed_again_and_again_still_verify_what_they_signed()
    {
        var links = new List<Uri>();
        for (var i = 0; i < 4; i++)
        {
            links.Add(await Links().ForProviderAsync(_item, Stop));
            _time.Advance(TimeSpan.FromHours(1));
            await Keys().RotateAsync(Stop);
        }
        Assert.Equal(4, links.Select(l => Query(l)["kid"]).Distinct().Count());
        foreach (var link in links)
        {
            Assert.True(await IsValidAsync(Links(), link));
        }
    }

    [Fact]
    public async Task An_instance_takes_up_the_key_that_another_made()
    {
        var (here, there) = (Links(), Keys());
        var before = await here.ForProviderAsync(_item, Stop);
        _time.Advance(TimeSpan.FromSeconds(1));
        await there.RotateAsync(Stop);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(Query(before)["kid"], Query(await here.ForProviderAsync(_item, Stop))["kid"]);
        Assert.Equal(2, await KeysAsync());
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private MediaLinkKeys Keys() => new(_database, Options.Create(new MediaLinkOptions()), _time);

    private MediaLinks Links(TimeSpan? life = null)
    {
        var options = Options.Create(
            new MediaLinkOptions { PublicUrl = "https://studio.example.com", MediaLinkLife = life ?? new MediaLinkOptions().MediaLinkLife }
        );
        return new MediaLinks(new DiskMediaStore(_folder.Path), new StudioAddress(options), Keys(), options, _time);
    }

    private Task<bool> IsValidAsync(MediaLinks links, Uri link, MediaItem? item = null) =>
        links.IsValidAsync((item ?? _item).Id, Query(link)["exp"], Query(link)["kid"], Query(link)["sig"], Stop);

    private async Task<int> KeysAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.SharedKeys.CountAsync(k => k.Purpose == "media-links", Stop);
    }

    private async Task<(string Id, byte[] Secret)> OldestKeyAsync()
    {
        await using var db = _database.CreateDbContext();
        var keys = await db.SharedKeys.Where(k => k.Purpose == "media-links").ToListAsync(Stop);
        var oldest = keys.MinBy(k => k.CreatedAt)!;
        return (oldest.Name["media-links-".Length..], Convert.FromBase64String(oldest.Value));
    }

    private Uri Forge(string kid, byte[] secret, DateTimeOffset expiresAt)
    {
        var seconds = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = System.Text.Encoding.ASCII.GetBytes($"media/{_item.Id}\n{seconds}\n{kid}");
        var signature = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(secret, text));
        return new Uri($"https://studio.example.com/media/{_item.Id}?exp={seconds}&kid={kid}&sig={signature}");
    }

    private static Dictionary<string, string> Query(Uri link) =>
        link.Query[1..].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
