using Microsoft.AspNetCore.Components.Authorization;

namespace Studio.Web.Shared;

/// <summary>The member whose page this is, as of now.</summary>
public sealed class CurrentMember(AuthenticationStateProvider authentication)
{
    /// <summary>The member; every page but those in front of the door has one.</summary>
    /// <exception cref="InvalidOperationException">The member was shut out a moment ago.</exception>
    public async ValueTask<SignedInMember> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The member; null when the member was shut out a moment ago, and the page is about to go.</summary>
    public async ValueTask<SignedInMember?> FindAsync() => SignedInMember.From((await authentication.GetAuthenticationStateAsync()).User);
}
