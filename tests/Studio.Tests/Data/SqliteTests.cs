using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Studio.Application.Data;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Tests.Data;

/// <summary>What only the file on one machine needs: a guard against a second process, and a backup.</summary>
public sealed class SqliteTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v3");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_second_process_over_the_same_folder_is_kept_out_until_the_first_ends()
    {
        using var folder = new TestFolder();
        var configuration = Configuration(("Studio:DataDirectory", folder.Path));

        using (var first = DataDirectoryLock.TryTake(configuration))
        {
            Assert.NotNull(first);
            Assert.Null(DataDirectoryLock.TryTake(configuration));
        }
        using var next = DataDirectoryLock.TryTake(configuration);
        Assert.NotNull(next);
    }

    [Fact]
    public void Instances_on_PostgreSQL_share_their_folder()
    {
        using var folder = new TestFolder();
        var configuration = Configuration(("Studio:DataDirectory", folder.Path), ("Database:Provider", "PostgreSql"));

        using var first = DataDirectoryLock.TryTake(configuration);
        using var second = DataDirectoryLock.TryTake(configuration);

        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_backup_in_the_middle_of_writing_is_one_moment_whole()
    {
        await using var engine = await StudioEngine.StartAsync(Nowhere);
        using var folder = new TestFolder();
        for (var i = 0; i < 20; i++)
        {
            await engine.SubmitAsync();
        }
        using var ended = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    await engine.SubmitAsync();
                }
            },
            Stop
        );
        var path = Path.Combine(folder.Path, "copy.db");

        var outcome = await engine.Get<DatabaseBackup>().ExecuteAsync(path, Stop);
        await ended.CancelAsync();
        await writing;

        Assert.IsType<BackupOutcome.Written>(outcome);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await using var db = new StudioDbContext(
            new DbContextOptionsBuilder<StudioDbContext>().UseSqlite($"Data Source={path};Pooling=false").Options
        );
        var copied = await db.Generations.CountAsync(Stop);
        Assert.True(copied >= 20);
        Assert.Equal((copied, copied), (await db.Submissions.CountAsync(Stop), await db.GenerationEvents.CountAsync(Stop)));
        Assert.IsType<BackupOutcome.AlreadyThere>(await engine.Get<DatabaseBackup>().ExecuteAsync(path, Stop));
    }

    [Fact]
    public async Task The_backup_of_a_server_is_left_to_its_own_tools()
    {
        await using var engine = await StudioEngine.StartAsync(Nowhere, database: DatabaseProvider.PostgreSql);

        Assert.IsType<BackupOutcome.IsOnServer>(await engine.Get<DatabaseBackup>().ExecuteAsync("/nowhere/copy.db", Stop));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_demo_is_a_settled_history_that_the_workers_leave_alone(DatabaseProvider database)
    {
        await using var engine = await StudioEngine.StartAsync(Nowhere, database: database);
        var demo = engine.Get<DemoHistory>();
        var added = new List<int>();
        var progress = new Told(added);

        await demo.FillAsync(600, _ => File.OpenRead(SampleMedia.Video()), progress, Stop);
        await engine.RunOnceAsync();

        var counts = await engine.Get<GenerationHistory>().CountAsync(new HistoryFilter(), Stop);
        Assert.Equal(600, counts.Values.Sum());
        Assert.All(counts.Keys, status => Assert.True(status.IsFinal()));
        Assert.True(counts[GenerationStatus.Succeeded] > 300);
        Assert.Equal([500, 600], added);
        var slice = await engine.Get<GenerationHistory>().ListAsync(new HistoryFilter(GenerationStatus.Succeeded), null, 50, Stop);
        Assert.All(slice.Entries, e => Assert.NotNull(e.VideoId));
        Assert.Equal(slice.Entries.OrderByDescending(e => e.CreatedAt).Select(e => e.Id), slice.Entries.Select(e => e.Id));
        Assert.True(slice.Entries.Select(e => e.Ratio).Distinct().Count() > 1);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    private sealed class Told(List<int> counts) : IProgress<int>
    {
        public void Report(int value) => counts.Add(value);
    }
}
