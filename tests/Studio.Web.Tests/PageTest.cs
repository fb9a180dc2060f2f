using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Studio.Application.Team;
using Studio.Web.Shared;

namespace Studio.Web.Tests;

/// <summary>Renders components over the real use cases of a studio, as a member.</summary>
public sealed class PageTest : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly AsyncServiceScope _scope;

    private PageTest(StudioWebHost host)
    {
        Host = host;
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _scope = host.Services.CreateAsyncScope();
        _context.Services.AddFallbackServiceProvider(_scope.ServiceProvider);
        _context.Services.AddLocalization();
        _context.Services.AddRadzenComponents();
        _context.Services.AddScoped<CurrentMember>();
    }

    /// <summary>The studio underneath.</summary>
    public StudioWebHost Host { get; }

    /// <summary>What components ask for; add fakes of what the browser brings.</summary>
    public BunitServiceProvider Services => _context.Services;

    /// <summary>Starts a studio without members.</summary>
    public static Task<PageTest> OpenAsync(params (string Key, string? Value)[] settings) =>
        Task.FromResult(new PageTest(StudioWebHost.Start(settings)));

    /// <summary>Makes a member the one who looks.</summary>
    public void SignIn(Member member) => _context.Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(member));

    /// <summary>Renders a component.</summary>
    public IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>>? parameters = null)
        where TComponent : IComponent => _context.Render(parameters ?? (_ => { }));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _scope.DisposeAsync();
        await Host.DisposeAsync();
    }

    private sealed class SignedIn(Member member) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(MemberSession.PrincipalOf(member)));
    }
}
