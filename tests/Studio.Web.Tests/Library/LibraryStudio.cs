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
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Studio.Web.Features.Library;
using Studio.Web.Shared;
using Studio.Web.Tests.History;

namespace Studio.Web.Tests.Library;

/// <summary>The library's components over a real database and store, with the clock in the test's hand.</summary>
public abstract class LibraryStudio : BunitContext
{
    private readonly TestFolder _folder = new();
    private readonly TestDatabase _database;
    private readonly SignedIn _reader = new();

    protected LibraryStudio()
    {
        var feed = new MediaFeed(NullLogger<MediaFeed>.Instance);
        _database = new TestDatabase(new MediaPublisher(feed));
        Line = new Line(_database);
        Services
            .AddLocalization()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IDbContextFactory<StudioDbContext>>(Line)
            .AddSingleton<IMediaStore>(new DiskMediaStore(_folder.Path))
            .AddSingleton(feed)
            .AddSingleton(Make.Catalog())
            .AddSingleton<MediaLibrary>()
            .AddSingleton<MediaEdit>()
            .AddSingleton<RenameMedia>()
            .AddSingleton<TagMedia>()
            .AddSingleton<NoteRights>()
            .AddSingleton<DeleteMedia>()
            .AddSingleton<Drafts>()
            .AddSingleton<AuthenticationStateProvider>(_reader)
            .AddScoped<CurrentMember>()
            .AddScoped<BrowserClock>()
            .AddLibrary()
            .AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/browser-clock.js").Setup<string>("zone").SetResult("Asia/Shanghai");
        SignIn(MemberRole.Editor);
        Task.Run(() => _database.SaveAsync(Mei, Tom)).GetAwaiter().GetResult();
    }

    protected static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    protected FakeTime Time { get; } = new(Make.Now);

    /// <summary>The way to the database.</summary>
    internal Line Line { get; }

    protected Member Mei { get; } = Make.Member();

    protected Member Tom { get; } = Make.Member("Tom K.");

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected string Path => $"/{Navigation.ToBaseRelativePath(Navigation.Uri)}";

    protected void SignIn(MemberRole role)
    {
        Mei.Role = role;
        _reader.Principal = MemberSession.PrincipalOf(Mei);
    }

    protected Task SaveAsync(params object[] entities) => _database.SaveAsync(entities);

    protected Task ChangeAsync(MediaItem item, Action<MediaItem> change) => _database.ChangeAsync(item.Id, change);

    protected StudioDbContext OpenDatabase() => _database.CreateDbContext();

    /// <summary>Stores an item of Mei's, or of somebody else's.</summary>
    protected async Task<MediaItem> StoreAsync(
        string name = "still.png",
        MediaKind kind = MediaKind.Image,
        int minute = 0,
        Member? by = null,
        Action<MediaItem>? also = null
    )
    {
        var item = Make.Item(kind, memberId: (by ?? Mei).Id, at: Make.Now.AddMinutes(minute));
        item.Rename(name);
        also?.Invoke(item);
        await SaveAsync(item);
        return item;
    }

    protected IRenderedComponent<LibraryPage> Open(string address = "/library")
    {
        Navigation.NavigateTo(address);
        return Render<LibraryPage>();
    }

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
