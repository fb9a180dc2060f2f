using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Studio.Domain.Team;
using Studio.Web.Shared;

namespace Studio.Web.Features.SignIn;

/// <summary>Registers sign-in: the cookie, the policies, and the watch over open pages.</summary>
public static class SignInRegistration
{
    /// <summary>Adds the studio's cookie, and asks for a member everywhere unless an endpoint opts out.</summary>
    public static IServiceCollection AddStudioSignIn(this IServiceCollection services)
    {
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                options =>
                {
                    options.Cookie.Name = "studio";
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.ExpireTimeSpan = SignInMember.KeptFor;
                    options.SlidingExpiration = true;
                    options.LoginPath = SignInPage.Path;
                    options.AccessDeniedPath = "/problem/403";
                    options.ReturnUrlParameter = "returnUrl";
                    options.EventsType = typeof(MemberCookie);
                }
            );
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Send, policy => policy.RequireRole(nameof(MemberRole.Editor), nameof(MemberRole.Admin)))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(nameof(MemberRole.Admin)));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "studio.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddScoped<MemberCookie>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, MemberAuthentication>();
        services.AddScoped<CurrentMember>();
        services.AddSingleton<FirstVisit>();
        services.AddSingleton<UnknownEmails>();
        services.AddScoped<SignInMember>();
        return services;
    }
}
