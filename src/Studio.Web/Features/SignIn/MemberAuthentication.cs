using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Keeps an open page's member true: at once for changes of this process, within half a minute for those of another.</summary>
internal sealed partial class MemberAuthentication : RevalidatingServerAuthenticationStateProvider
{
    private readonly MemberSession _sessions;
    private readonly ILogger<MemberAuthentication> _logger;
    private readonly IDisposable _subscription;

    public MemberAuthentication(MemberSession sessions, TeamFeed feed, ILoggerFactory loggers)
        : base(loggers)
    {
        _sessions = sessions;
        _logger = loggers.CreateLogger<MemberAuthentication>();
        _subscription = feed.Subscribe(change => _ = OnTeamChangedAsync(change));
    }

    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        var principal = await _sessions.RefreshAsync(authenticationState.User, cancellationToken);
        if (principal is not null && principal != authenticationState.User)
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        }
        return principal is not null;
    }

    protected override void Dispose(bool disposing)
    {
        _subscription.Dispose();
        base.Dispose(disposing);
    }

    private async Task OnTeamChangedAsync(TeamChange change)
    {
        try
        {
            var state = await GetAuthenticationStateAsync();
            if (change.MemberId is not { } id || MemberSession.IdOf(state.User) != id)
            {
                return;
            }
            if (!await ValidateAuthenticationStateAsync(state, CancellationToken.None))
            {
                SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
            }
        }
        catch (Exception e)
        {
            NotRefreshed(e); // this page only; its next look is due within half a minute
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An open page could not look its member up.")]
    private partial void NotRefreshed(Exception exception);
}
