using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>The report, the deletion and the sweep over each store, beside a real database.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private readonly FakeTime _time = new(TimeProvider.System.GetUtcNow()); // stores date their files themselves
    private StudioEngine _engine = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract (string Key, string Value)[] Settings { get; }

    internal IMediaStore Store => _engine.Get<IMediaStore>();

    public async ValueTask InitializeAsync() =>
        _engine = await StudioEngine.StartAsync(new Uri("http://127.0.0.1:9"), time: _time, settings: Settings);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Where_every_item_has_its_file_there_is_nothing_to_report()
    {
        await StoreAsync([1, 2, 3]);
        await StoreAsync([4, 5], poster: [6]);
        await AppendAsync($"upload-{Guid.NewGuid():N}", [7, 8, 9, 10]);

        var (findings, tally) = await ReportAsync();

        Assert.Empty(findings);
        Assert.Equal(new StorageTally(Items: 2, Files: 3, Bytes: 6, Posters: 1, PosterBytes: 1, Partials: 1, PartialBytes: 4), tally);
    }

    [Fact]
    public async Task An_item_without_its_file_is_missing()
    {
        await StoreAsync([1, 2, 3]);
        var lost = await StoreAsync([4, 5]);
        await Store.DeleteAsync(lost.StoreKey, Stop);

        var finding = Assert.Single((await ReportAsync()).Findings);

        Assert.Equal(
            new StorageFinding.Missing(lost.Id, "茶.png", MediaKind.Image, "Mei", lost.CreatedAt, 2, null, IsPoster: false),
            finding
        );
    }

    [Fact]
    public async Task An_item_with_half_its_file_is_missing_and_says_what_is_there()
    {
        var half = await StoreAsync([1, 2, 3, 4]);
        await CommitAsync(half.StoreKey, [1, 2]);

        var missing = Assert.IsType<StorageFinding.Missing>(Assert.Single((await ReportAsync()).Findings));

        Assert.Equal((half.Id, 4L, 2L), (missing.ItemId, missing.Length, missing.Found));
    }

    [Fact]
    public async Task A_poster_that_is_gone_is_told_apart_from_its_item()
    {
        var item = await StoreAsync([1, 2], poster: [3]);
        await Store.DeleteAsync(item.PosterKey!, Stop);

        var missing = Assert.IsType<StorageFinding.Missing>(Assert.Single((await ReportAsync()).Findings));

        Assert.True(missing.IsPoster);
        Assert.Equal(item.Id, missing.ItemId);
    }

    [Fact]
    public async Task A_file_that_no_item_has_is_orphaned_once_it_can_not_be_arriving_any_more()
    {
        var item = await StoreAsync([1, 2]);
        var key = await OrphanAsync(item.Sha256, [1, 2]); // the same bytes as the item's
        Assert.Empty((await ReportAsync()).Findings);

        _time.Advance(StorageReport.Arriving + TimeSpan.FromMinutes(1));

        var orphan = Assert.IsType<StorageFinding.Orphaned>(Assert.Single((await ReportAsync()).Findings));
        Assert.Equal((key, 2L), (orphan.Key, orphan.Length));
    }

    [Fact]
    public async Task Orphaned_files_go_after_a_day_and_items_stay()
    {
        var item = await StoreAsync([1, 2], poster: [3]);
        var key = await OrphanAsync(Hash([9]), [9]);
        _time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(new DeleteOrphansOutcome.Deleted(0, 0, 1), await DeleteAsync(await OrphansAsync()));

        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(new DeleteOrphansOutcome.Deleted(1, 1, 0), await DeleteAsync(await OrphansAsync()));
        Assert.Null(await Store.LengthAsync(key, Stop));
        Assert.Equal(2, await Store.LengthAsync(item.StoreKey, Stop));
        Assert.Equal(1, await Store.LengthAsync(item.PosterKey!, Stop));
    }

    [Fact]
    public async Task A_file_that_got_its_item_after_the_report_is_kept()
    {
        var id = MediaItemId.New(_time.GetUtcNow());
        var key = KeyOf(Hash([9]), id);
        await CommitAsync(key, [9]);
        _time.Advance(TimeSpan.FromDays(2));
        var orphans = await OrphansAsync();
        Assert.Equal(key, Assert.Single(orphans).Key);

        await SaveAsync(Item(id, [9], posterKey: null));

        Assert.Equal(new DeleteOrphansOutcome.Deleted(0, 0, 1), await DeleteAsync(orphans));
        Assert.Equal(1, await Store.LengthAsync(key, Stop));
    }

    [Fact]
    public async Task Only_an_administrator_deletes()
    {
        var key = await OrphanAsync(Hash([9]), [9]);
        _time.Advance(TimeSpan.FromDays(2));
        var orphans = await OrphansAsync();
        var admin = await _engine.AddMemberAsync("Otto", MemberRole.Admin);

        var delete = _engine.Get<DeleteOrphans>();
        Assert.IsType<DeleteOrphansOutcome.NotAllowed>(await delete.ExecuteAsync(_engine.Member.Id, orphans, Stop));
        Assert.Equal(1, await Store.LengthAsync(key, Stop));

        Assert.IsType<DeleteOrphansOutcome.Deleted>(await delete.ExecuteAsync(admin.Id, orphans, Stop));
        Assert.Null(await Store.LengthAsync(key, Stop));
    }

    [Fact]
    public async Task Partial_files_that_nothing_goes_on_with_are_swept_when_they_are_old()
    {
        var upload = new Upload
        {
            Id = UploadId.New(_time.GetUtcNow()),
            MemberId = _engine.Member.Id,
            Name = "a.png",
            Length = 9,
            CreatedAt = _time.GetUtcNow(),
            ExpiresAt = _time.GetUtcNow().AddDays(9),
        };
        var submission = Make.Submission(memberId: _engine.Member.Id, at: _time.GetUtcNow());
        var fetching = Make.Generation(GenerationStatus.Archiving, submission);
        var failed = Make.Generation(GenerationStatus.Failed, submission, number: 2);
        await SaveAsync(upload, submission, fetching, failed);
        string[] kept = [upload.PartialKey, $"result-{fetching.Id.Value:N}"];
        string[] swept = [$"upload-{Guid.NewGuid():N}", $"result-{failed.Id.Value:N}", $"{Hash([1])[..16]}-{Guid.NewGuid():N}-poster"];
        foreach (var key in kept.Concat(swept))
        {
            await AppendAsync(key, [1, 2]);
            await (await Store.OpenPartialAsync(key, Stop)).Stream.DisposeAsync(); // on Azure: no staged blocks any more
        }

        _time.Advance(TimeSpan.FromHours(47));
        Assert.Equal(0, await SweepAsync());
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(swept.Length, await SweepAsync());

        Assert.Equal(kept.Order(), (await PartialsAsync()).Select(p => p.Key).Order());
    }

    internal async Task AppendAsync(string partialKey, byte[] content) =>
        await Store.AppendAsync(partialKey, 0, new MemoryStream(content), Stop);

    internal Task<int> SweepAsync() => _engine.Get<SweepLeftovers>().ExecuteAsync(Stop);

    internal ValueTask<List<StoredBlob>> PartialsAsync() => Store.ListAsync(StoredArea.Partials, Stop).ToListAsync(Stop);

    protected void Advance(TimeSpan span) => _time.Advance(span);

    /// <summary>Stores an item as the studio does: the file first, then the row.</summary>
    protected async Task<MediaItem> StoreAsync(byte[] content, byte[]? poster = null)
    {
        var id = MediaItemId.New(_time.GetUtcNow());
        var key = KeyOf(Hash(content), id);
        var posterKey = poster is null ? null : $"{key}-poster";
        if (posterKey is not null)
        {
            await CommitAsync(posterKey, poster!);
        }
        await CommitAsync(key, content);
        var item = Item(id, content, posterKey);
        await SaveAsync(item);
        return item;
    }

    protected async Task SaveAsync(params object[] entities)
    {
        await using var db = await _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        db.AddRange(entities);
        await db.SaveChangesAsync(Stop);
    }

    internal async Task<(List<StorageFinding> Findings, StorageTally Tally)> ReportAsync()
    {
        var last = new Last();
        return (await _engine.Get<StorageReport>().ReadAsync(last, Stop).ToListAsync(Stop), last.Tally);
    }

    protected MediaItem Item(MediaItemId id, byte[] content, string? posterKey)
    {
        var sha256 = Hash(content);
        var facts = new MediaFacts(MediaKind.Image, "image/png", 1280, 720);
        // To the millisecond, as the database keeps it.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var (member, key) = (_engine.Member.Id, KeyOf(sha256, id));
        return new MediaItem(id, member, MediaOrigin.Uploaded, "茶.png", facts, content.Length, sha256, key, posterKey, at);
    }

    /// <summary>The key that the studio gives an item's bytes.</summary>
    protected static string KeyOf(string sha256, MediaItemId id) => $"{sha256[..16]}-{id.Value:N}";

    protected static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task<string> OrphanAsync(string sha256, byte[] content)
    {
        var key = KeyOf(sha256, MediaItemId.New(_time.GetUtcNow()));
        await CommitAsync(key, content);
        return key;
    }

    private async Task CommitAsync(string key, byte[] content)
    {
        await AppendAsync("arriving", content);
        await Store.CommitAsync("arriving", key, version: null, Stop);
    }

    private async Task<StorageFinding.Orphaned[]> OrphansAsync() => [.. (await ReportAsync()).Findings.OfType<StorageFinding.Orphaned>()];

    private Task<DeleteOrphansOutcome.Deleted> DeleteAsync(StorageFinding.Orphaned[] orphans) =>
        _engine.Get<DeleteOrphans>().ExecuteAsync(orphans, Stop);

    private sealed class Last : IProgress<StorageTally>
    {
        public StorageTally Tally { get; private set; } = StorageTally.Zero;

        public void Report(StorageTally value) => Tally = value;
    }
}
