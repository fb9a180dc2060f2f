using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Radzen;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Application.Media;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Studio.Web.Shared;

namespace Studio.Web.Tests.History;

/// <summary>The history's components over a real database, with the clock and the database in the test's hand.</summary>
public abstract class HistoryStudio : BunitContext
{
    private readonly TestDatabase _database;
    private readonly TestFolder _folder = new();

    protected HistoryStudio()
    {
        var feed = new GenerationFeed(NullLogger<GenerationFeed>.Instance);
        _database = new TestDatabase(new GenerationPublisher(feed));
        Line = new Line(_database);
        var authentication = new SignedIn();
        Services
            .AddLocalization()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IDbContextFactory<StudioDbContext>>(Line)
            .AddSingleton(feed)
            .AddSingleton(Make.Catalog())
            .AddSingleton<MediaLibrary>()
            .AddMediaReach()
            .AddStoredMedia(_folder.Path, new Internet())
            .AddSingleton<Admission>()
            .AddSingleton<Drafts>()
            .AddSingleton<RetryGeneration>()
            .AddSingleton<CancelGeneration>()
            .AddSingleton<FetchVideoAgain>()
            .AddSingleton(new ProviderEndpoint(() => Provider, "test-key"))
            .AddSingleton<ProviderConnection>()
            .AddSingleton<TaskListing>()
            .AddSingleton<UnknownCandidates>()
            .AddSingleton<Settlement>()
            .AddSingleton<LinkTask>()
            .AddSingleton<SendAgain>()
            .AddSingleton<GiveUp>()
            .AddSingleton<GenerationHistory>()
            .AddPlacements()
            .AddSingleton<RuleSentences>()
            .AddSingleton<AuthenticationStateProvider>(authentication)
            .AddScoped<CurrentMember>()
            .AddHistory()
            .AddRadzenComponents();
        Services.AddOptions<SeedanceOptions>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/browser-clock.js").Setup<string>("zone").SetResult("Asia/Shanghai");
        Reader = authentication;
        SignIn(MemberRole.Editor);
    }

    protected FakeTime Time { get; } = new(Make.Now);

    /// <summary>The way to the database.</summary>
    internal Line Line { get; }

    /// <summary>Where the provider answers; nobody, unless a test says otherwise.</summary>
    protected Uri Provider { get; set; } = new("http://127.0.0.1:9/");

    protected Member Mei { get; } = Make.Member();

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected string Path => $"/{Navigation.ToBaseRelativePath(Navigation.Uri)}";

    private SignedIn Reader { get; }

    protected void SignIn(MemberRole role)
    {
        Mei.Role = role;
        Reader.Principal = MemberSession.PrincipalOf(Mei);
    }

    protected Task SaveAsync(params object[] entities) => _database.SaveAsync(entities);

    /// <summary>Stores a generation of Mei's, with the video that belongs to its status.</summary>
    protected async Task<Generation> SendAsync(
        GenerationStatus status = GenerationStatus.Queued,
        Composition? composition = null,
        int minute = 0,
        Failure? failure = null,
        bool poster = true,
        Member? by = null
    )
    {
        by ??= Mei;
        await using (var db = _database.CreateDbContext())
        {
            if (!await db.Users.AnyAsync(m => m.Id == by.Id))
            {
                await SaveAsync(by);
            }
        }
        var video = status == GenerationStatus.Succeeded ? Make.Video(by.Id, poster) : null;
        var submission = Make.Submission(composition, by.Id, Make.Now.AddMinutes(minute));
        var generation = Make.Generation(status, submission, failure: failure, video: video);
        if (video is not null)
        {
            await SaveAsync(video);
        }
        await SaveAsync(submission, generation);
        return generation;
    }

    /// <summary>Puts a file where an item's bytes are looked for.</summary>
    protected async Task FillStoreAsync(MediaItemId id, string path)
    {
        await using var db = _database.CreateDbContext();
        var item = await db.MediaItems.SingleAsync(i => i.Id == id);
        var store = Services.GetRequiredService<IMediaStore>();
        await using var content = File.OpenRead(path);
        await store.AppendAsync("test", 0, content, CancellationToken.None);
        await store.CommitAsync("test", item.StoreKey, version: null, CancellationToken.None);
    }

    /// <summary>Moves a stored generation on, and the clock far enough for pages to hear of it.</summary>
    protected async Task MoveAsync(Generation generation, Action<Generation> move)
    {
        await MoveUnheardAsync(generation, move);
        Time.Advance(ChangeBatches.Moment);
    }

    /// <summary>Moves a stored generation on before pages hear of it.</summary>
    protected Task MoveUnheardAsync(Generation generation, Action<Generation> move) => _database.ChangeAsync(generation.Id, move);

    protected IRenderedComponent<HistoryPage> Open(string query = "")
    {
        Navigation.NavigateTo($"history{query}");
        return Render<HistoryPage>();
    }

    protected static IEnumerable<GenerationId> Shown(IRenderedComponent<HistoryPage> cut) =>
        cut.FindAll("ul[aria-label=Generations] > li a").Select(a => new GenerationId(Guid.Parse(a.GetAttribute("href")![8..])));

    protected IRenderedComponent<ItemPage> Open(Generation generation) =>
        Render<ItemPage>(p => p.Add(page => page.Id, generation.Id.Value));

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _database.Dispose();
            _folder.Dispose();
        }
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public ClaimsPrincipal Principal { get; set; } = new();

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(Principal));
    }
}

/// <summary>The way to the database, which a test can hold up or cut.</summary>
internal sealed class Line(TestDatabase database) : IDbContextFactory<StudioDbContext>
{
    public TaskCompletionSource? HeldUp { get; set; }

    public bool IsCut { get; set; }

    public int Readings { get; private set; }

    public StudioDbContext CreateDbContext() => database.CreateDbContext();

    public async Task<StudioDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        Readings++;
        if (HeldUp is { } held)
        {
            await held.Task;
        }
        return IsCut ? throw new TimeoutException("The database did not answer.") : database.CreateDbContext();
    }
}
