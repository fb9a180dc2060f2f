using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Two instances of the studio over one PostgreSQL and one blob store, to which the same upload comes at once.</summary>
public sealed class UploadInstanceTests(Azurite azurite) : IClassFixture<Azurite>, IAsyncLifetime
{
    private readonly Meanwhile _meanwhile = new();
    private readonly TestFolder _folder = new();
    private readonly FakeTime _time = new(Make.Now);
    private readonly Member _editor = Make.Member();
    private readonly TaskCompletionSource _pause = new();
    private TestDatabase _database = null!;
    private Uploads _here = null!;
    private Uploads _there = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AzureMediaStore Store => AzureMediaStoreTests.Open(azurite);

    public async ValueTask InitializeAsync()
    {
        _database = new TestDatabase(DatabaseProvider.PostgreSql, _meanwhile);
        await _database.SaveAsync(_editor);
        (_here, _there) = (Instance(), Instance());
    }

    [Fact]
    public async Task Bytes_that_come_to_another_instance_while_a_file_is_judged_are_not_in_it()
    {
        var (content, other) = (Samples.Png(800, 600, 20_000, salt: 50), Samples.Png(800, 600, 20_000, salt: 51));
        var upload = await BeginAsync(content);
        var slow = await SendSlowlyAsync(upload, other);
        _meanwhile.BeforeTwin = LetAsync(slow);

        var taken = Assert.IsType<AppendOutcome.Taken>(await _there.AppendAsync(upload, 0, new MemoryStream(content), null, Stop));

        Assert.IsType<AppendOutcome.WrongOffset>(await slow);
        await AssertStoredAsync(taken.ItemId, content);
    }

    [Fact]
    public async Task Bytes_with_a_wrong_checksum_take_nothing_from_a_file_that_another_instance_judges()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 52);
        var upload = await BeginAsync(content);
        var slow = await SendSlowlyAsync(upload, content, new UploadChecksum(HashAlgorithmName.SHA1, new byte[SHA1.HashSizeInBytes]));
        _meanwhile.BeforeTwin = LetAsync(slow);

        var taken = Assert.IsType<AppendOutcome.Taken>(await _there.AppendAsync(upload, 0, new MemoryStream(content), null, Stop));

        Assert.IsType<AppendOutcome.WrongChecksum>(await slow);
        await AssertStoredAsync(taken.ItemId, content);
    }

    [Fact]
    public async Task A_file_that_another_instance_throws_away_while_it_is_judged_is_not_taken()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 56);
        var upload = await BeginAsync(content);
        _meanwhile.BeforeTwin = async () =>
        {
            var found = (await _here.FindAsync(upload.Id, _editor.Id, Stop))!;
            Assert.True(await _here.DiscardAsync(found, Stop));
        };

        Assert.IsType<AppendOutcome.WrongOffset>(await _there.AppendAsync(upload, 0, new MemoryStream(content), null, Stop));

        Assert.Null(await _there.FindAsync(upload.Id, _editor.Id, Stop));
        Assert.Equal(0, await Store.PartialLengthAsync(upload.PartialKey, Stop));
    }

    [Fact]
    public async Task An_instance_whose_bytes_were_overtaken_says_so_and_takes_nothing()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 53);
        var upload = await BeginAsync(content);
        var slow = await SendSlowlyAsync(upload, content);
        var kept = await _there.AppendAsync(upload, 0, new MemoryStream(content, 0, 9_000), null, Stop);
        Assert.Equal(9_000, Assert.IsType<AppendOutcome.Kept>(kept).Offset);

        await LetAsync(slow)();

        Assert.IsType<AppendOutcome.WrongOffset>(await slow);
        Assert.Null((await _here.FindAsync(upload.Id, _editor.Id, Stop))!.ItemId);
        var offset = await _here.OffsetAsync(upload, Stop);
        var last = await _here.AppendAsync(upload, offset, new MemoryStream(content[(int)offset..]), null, Stop);
        await AssertStoredAsync(Assert.IsType<AppendOutcome.Taken>(last).ItemId, content);
    }

    [Fact]
    public async Task What_another_instance_throws_away_is_gone_with_the_bytes_that_still_come()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 54);
        var upload = await BeginAsync(content);
        var slow = await SendSlowlyAsync(upload, content);
        var found = (await _there.FindAsync(upload.Id, _editor.Id, Stop))!;
        Assert.True(await _there.DiscardAsync(found, Stop));

        await LetAsync(slow)();

        Assert.IsType<AppendOutcome.Gone>(await slow);
        Assert.Equal(0, await Store.PartialLengthAsync(upload.PartialKey, Stop));
    }

    [Fact]
    public async Task What_was_continued_since_it_was_found_is_not_thrown_away()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 55);
        var upload = await BeginAsync(content);
        var found = (await _there.FindAsync(upload.Id, _editor.Id, Stop))!;
        await _here.AppendAsync(upload, 0, new MemoryStream(content, 0, 9_000), null, Stop);

        Assert.False(await _there.DiscardAsync(found, Stop));

        Assert.Equal(9_000, await _there.OffsetAsync(found, Stop));
    }

    public ValueTask DisposeAsync()
    {
        _here.Dispose();
        _there.Dispose();
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Uploads Instance()
    {
        var catalog = new ModelCatalog([Make.Profile()]);
        var scratch = new ScratchFolder(_folder.Path, _time);
        var rows = new UploadRows(_database, Options.Create(new StorageOptions()), _time);
        var intake = new MediaIntake(Store, _database, catalog, Ffmpeg.OnPath(), scratch, _time, NullLogger<MediaIntake>.Instance);
        return new Uploads(Store, rows, intake, catalog, scratch, _time);
    }

    private async Task<Upload> BeginAsync(byte[] content) =>
        Assert.IsType<BeginOutcome.Begun>(await _here.BeginAsync(_editor.Id, "果茶.png", content.Length, null, Stop)).Upload;

    // Returns once the first instance is reading, which is after it has made sure where the bytes begin.
    private async Task<Task<AppendOutcome>> SendSlowlyAsync(Upload upload, byte[] content, UploadChecksum? checksum = null)
    {
        var stream = new PausedStream(content, _pause.Task);
        var sending = _here.AppendAsync(upload, 0, stream, checksum, Stop);
        await stream.IsRead.WaitAsync(Stop);
        return sending;
    }

    private Func<Task> LetAsync(Task slow) =>
        () =>
        {
            _pause.TrySetResult();
            return slow;
        };

    private async Task AssertStoredAsync(MediaItemId id, byte[] content)
    {
        var item = (await new MediaLibrary(_database).FindAsync(id, Stop))!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), item.Sha256);
        await using var stored = StoredStream.Of(Store, item);
        Assert.Equal(content.Length, await Store.LengthAsync(item.StoreKey, Stop));
        Assert.Equal(item.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, Stop)));
    }

    /// <summary>Does something of the other instance's after a file is read and before it is committed: while its twin is looked for.</summary>
    private sealed class Meanwhile : DbCommandInterceptor
    {
        public Func<Task>? BeforeTwin { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (BeforeTwin is { } act && command.CommandText.Contains("\"Sha256\" = ", StringComparison.Ordinal))
            {
                BeforeTwin = null;
                await act();
            }
            return result;
        }
    }
}
