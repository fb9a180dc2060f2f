using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Members with a library, and what its pages are told.</summary>
public abstract class MediaDeeds : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly MediaFeed _feed = new(NullLogger<MediaFeed>.Instance);

    protected MediaDeeds() => _feed.Subscribe(Told.Add);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected Member Editor { get; } = Make.Member();

    private protected Member Admin { get; } = Make.Member("Ada W.", MemberRole.Admin);

    private protected Member Viewer { get; } = Make.Member("Vic T.", MemberRole.Viewer);

    private protected List<MediaChange> Told { get; } = [];

    private protected DiskMediaStore Store => new(_folder.Path);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<TestDatabase> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        params IInterceptor[] interceptors
    )
    {
        var database = new TestDatabase(provider, [new MediaPublisher(_feed), .. interceptors]);
        await database.SaveAsync(Editor, Admin, Viewer);
        return database;
    }

    private protected async Task<MediaItem> StoreAsync(TestDatabase database, Member by)
    {
        var item = Make.Video(by.Id);
        item.Rename("still.png");
        foreach (var key in new[] { item.StoreKey, item.PosterKey! })
        {
            await Store.AppendAsync($"partial-{key}", 0, new MemoryStream([1, 2, 3]), Stop);
            await Store.CommitAsync($"partial-{key}", key, version: null, Stop);
        }
        await database.SaveAsync(item);
        Told.Clear();
        return item;
    }
}
