using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Data.PostgreSql;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Faults.Tests;

/// <summary>One provider, one database, and the studios over it as processes; the test itself only queues, looks and breaks things.</summary>
public sealed class FaultRun : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly GenerationStatus[] InFlight =
    [
        GenerationStatus.Queued,
        GenerationStatus.Submitting,
        GenerationStatus.Submitted,
        GenerationStatus.Running,
        GenerationStatus.Archiving,
    ];

    private readonly TestFolder _folder;
    private readonly DatabaseProvider _database;
    private readonly (string Key, string Value)[] _settings;
    private readonly List<StudioProcess> _studios = [];
    private readonly Dictionary<GenerationId, string> _marks = [];
    private StudioEngine? _desk;

    private FaultRun(SandboxProcess sandbox, TestFolder folder, DatabaseProvider database, (string Key, string Value)[] settings)
    {
        Sandbox = sandbox;
        _folder = folder;
        _database = database;
        _settings = settings;
    }

    /// <summary>The provider.</summary>
    public SandboxProcess Sandbox { get; }

    /// <summary>Opens a run over a new, migrated database. The run ends the sandbox.</summary>
    public static async Task<FaultRun> OpenAsync(
        SandboxProcess sandbox,
        DatabaseProvider database = DatabaseProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var run = new FaultRun(sandbox, new TestFolder(), database, settings);
        await run.DeskAsync();
        return run;
    }

    /// <summary>Prepares a studio over the run's database; it is not running yet.</summary>
    public async Task<StudioProcess> PrepareStudioAsync()
    {
        List<(string, string)> settings =
        [
            ("Seedance:BaseUrl", Sandbox.BaseUrl.AbsoluteUri),
            ("Seedance:ApiKey", SandboxProcess.ApiKey),
            ("Seedance:MaxConcurrent", "1000"),
            ("Seedance:CreatesPerMinute", "10000"),
            ("Seedance:PollInterval", "00:00:00.200"),
            ("Seedance:CreateTimeout", "00:00:05"),
            ("PATH", ""), // without ffmpeg: making posters would take most of the time, and no fault is about them
            .. _settings,
        ];
        if (_database == DatabaseProvider.PostgreSql)
        {
            settings.Add(("Database:Provider", "PostgreSql"));
            settings.Add(("ConnectionStrings:Studio", (await PostgreSql.Shared).ConnectionString(Name)));
        }
        var studio = StudioProcess.Prepare(_folder.Path, settings);
        _studios.Add(studio);
        return studio;
    }

    /// <summary>Prepares a studio and starts it.</summary>
    public async Task<StudioProcess> StartStudioAsync()
    {
        var studio = await PrepareStudioAsync();
        await studio.StartAsync();
        return studio;
    }

    /// <summary>Queues a composition whose prompt names it, so that the provider's records can be matched.</summary>
    /// <param name="fault">A mark of the sandbox, or a word that a scenario of it looks for.</param>
    public async Task<GenerationId> SubmitAsync(string fault = "")
    {
        var mark = $"(take {_marks.Count + 1:00000})";
        var desk = await DeskAsync();
        var id = await desk.SubmitAsync(Make.Composition(prompt: $"A paper boat crosses a puddle {mark} {fault}"));
        _marks.Add(id, mark);
        return id;
    }

    /// <summary>Queues many.</summary>
    public async Task SubmitManyAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await SubmitAsync();
        }
    }

    /// <summary>Every generation with its timeline.</summary>
    public async Task<IReadOnlyList<Generation>> ReadAsync()
    {
        await using var db = await ContextAsync();
        return await db.Generations.AsNoTracking().Include(g => g.Timeline.OrderBy(e => e.Id)).OrderBy(g => g.Id).ToListAsync();
    }

    /// <summary>How many generations meet a condition.</summary>
    public async Task<int> CountAsync(System.Linq.Expressions.Expression<Func<Generation, bool>> condition)
    {
        await using var db = await ContextAsync();
        return await db.Generations.CountAsync(condition);
    }

    /// <summary>Generations that are neither at an end nor parked.</summary>
    public Task<int> CountInFlightAsync() => CountAsync(g => InFlight.Contains(g.Status));

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="TimeoutException">It didn't, in time; says how many generations stand where.</exception>
    public async Task WaitUntilAsync(string what, TimeSpan limit, Func<Task<bool>> condition)
    {
        var deadline = TimeProvider.System.GetUtcNow() + limit;
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
            {
                var standing = (await ReadAsync()).CountBy(g => g.Status).Select(s => $"{s.Value} {s.Key}");
                throw new TimeoutException($"Not within {limit.TotalSeconds} s: {what}. There are {string.Join(", ", standing)}.");
            }
            await Task.Delay(Look);
        }
    }

    /// <summary>Waits until nothing is in flight.</summary>
    public Task WaitUntilSettledAsync(TimeSpan limit) =>
        WaitUntilAsync("every generation ends or is parked", limit, async () => await CountInFlightAsync() == 0);

    /// <summary>Changes rows behind the studios' back, as time passing or another machine would.</summary>
    public async Task ChangeAsync(Func<StudioDbContext, Task> change)
    {
        await using var db = await ContextAsync();
        await change(db);
    }

    /// <summary>Holds the studios to the promise: nothing lost, nothing created twice, the timeline explains every state, no unexpected error in a log.</summary>
    /// <param name="expected">Parts of error lines that the injected fault explains.</param>
    public async Task AssertPromiseKeptAsync(params string[] expected)
    {
        var generations = await ReadAsync();
        var creates = await Sandbox.ReadCreatesAsync();
        var errors = _studios.SelectMany(s => ErrorLines.Of(s.Log)).Where(e => !expected.Any(e.Contains));
        string[] faults =
        [
            .. _marks.Keys.Except(generations.Select(g => g.Id)).Select(id => $"{id} is lost."),
            .. generations.SelectMany(g =>
                Verdict.Of(g, [.. creates.Where(c => c.Prompt.Contains(_marks[g.Id], StringComparison.Ordinal))])
            ),
            .. errors.Select(e => $"In the log: {e}"),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    /// <summary>No fault of these tests may end a generation without its video; an unknown one may be settled, and go on, at any moment.</summary>
    public static void AssertEndedWellOrOpen(Generation generation) =>
        Assert.False(
            generation.Status is GenerationStatus.Failed or GenerationStatus.Expired or GenerationStatus.Cancelled,
            $"{generation.Id}: {generation.Status}, {generation.Failure?.Reason}"
        );

    /// <summary>Lets go of the test's own connections, before the database is taken away.</summary>
    public async Task CloseDeskAsync()
    {
        if (_desk is { } desk)
        {
            _desk = null;
            await desk.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var studio in _studios)
        {
            await studio.DisposeAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"Studio at {studio.Address}, the end of its log:\n{Tail(studio.Log)}");
        }
        await Sandbox.DisposeAsync();
        await CloseDeskAsync();
        if (_database == DatabaseProvider.PostgreSql)
        {
            await (await PostgreSql.Shared).DropDatabaseAsync(Name);
        }
        _folder.Dispose();
    }

    private string Name => Path.GetFileName(_folder.Path);

    private static string Tail(string log) => log.Length > 6000 ? log[^6000..] : log;

    private async Task<StudioDbContext> ContextAsync() =>
        await (await DeskAsync()).Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();

    // The studio's own way into the queue, without its workers.
    private async Task<StudioEngine> DeskAsync()
    {
        if (_desk is null)
        {
            var time = new FakeTime(TimeProvider.System.GetUtcNow());
            _desk = await StudioEngine.StartAsync(Sandbox.BaseUrl, SandboxProcess.ApiKey, time, _folder.Path, _database);
            if (_database == DatabaseProvider.PostgreSql)
            {
                await _desk.Get<InstanceRelay>().StartAsync(CancellationToken.None); // wakes the studios
            }
        }
        return _desk;
    }
}
