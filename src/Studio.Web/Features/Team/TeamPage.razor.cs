using Microsoft.Extensions.Localization;
using Studio.Application.Team;
using Studio.Web.Shared;

namespace Studio.Web.Features.Team;

/// <summary>Who is in the team; an administrator invites, changes roles and shuts members out.</summary>
public sealed partial class TeamPage(
    TeamDirectory directory,
    TeamFeed feed,
    CurrentMember current,
    IStringLocalizer<Texts> text,
    ILogger<TeamPage> logger
) : IDisposable
{
    private SignedInMember? _viewer;
    private TeamView? _view; // null until the first load
    private bool _failed;
    private IDisposable? _subscription;

    /// <inheritdoc/>
    public void Dispose() => _subscription?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _subscription = feed.Subscribe(change => _ = InvokeAsync(LoadAsync));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            if (await current.FindAsync() is not { } viewer)
            {
                return; // shut out: the layout leads to sign-in
            }
            _view = await directory.ReadAsync(viewer.Id, CancellationToken.None);
            // What the database says now goes before what the page was opened with.
            var self = _view.Members.FirstOrDefault(m => m.Id == viewer.Id);
            _viewer = self is null ? viewer : viewer with { Role = self.Role };
            _failed = false;
        }
        catch (Exception e)
        {
            _failed = true;
            NotLoaded(e); // the list; the page offers another try
        }
        StateHasChanged();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The team did not load.")]
    private partial void NotLoaded(Exception exception);
}
