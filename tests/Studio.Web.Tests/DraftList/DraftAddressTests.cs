using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.DraftList;
using Studio.Web.Layout;

namespace Studio.Web.Tests.DraftList;

public sealed class DraftAddressTests : BunitContext
{
    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [Fact]
    public void A_draft_that_opens_at_once_waits_for_the_router_to_navigate()
    {
        var interception = new Interception(() => Navigation.History.Count);
        Services.AddSingleton<INavigationInterception>(interception);
        var id = DraftId.New(Make.Now);

        Render<Router>(router =>
            router
                .Add(r => r.AppAssembly, typeof(App).Assembly)
                .Add<DraftAddress, Microsoft.AspNetCore.Components.RouteData>(r => r.Found, _ => address => address.Add(a => a.Id, id))
        );

        Assert.Equal(0, interception.NavigationsBefore);
        Assert.Equal($"http://localhost/?draft={id}", Navigation.Uri);
        Assert.True(Assert.Single(Navigation.History).Options.ReplaceHistoryEntry);
    }

    private sealed class Interception(Func<int> navigations) : INavigationInterception
    {
        public int? NavigationsBefore { get; private set; }

        public Task EnableNavigationInterceptionAsync()
        {
            NavigationsBefore = navigations();
            return Task.CompletedTask;
        }
    }
}
