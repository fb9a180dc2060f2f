using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Data;

namespace Studio.Application.Team;

/// <summary>Registers the team: its accounts and its use cases.</summary>
public static class TeamRegistration
{
    /// <summary>Adds ASP.NET Core Identity over <see cref="Member"/>, the use cases and the feed.</summary>
    public static IServiceCollection AddStudioTeam(this IServiceCollection services)
    {
        services
            .AddIdentityCore<Member>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // the user name is the email; any letters
                options.Password.RequiredLength = AccountRules.MinPasswordLength;
                options.Password.RequiredUniqueChars = 0;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = AccountRules.MaxTries;
                options.Lockout.DefaultLockoutTimeSpan = AccountRules.LockedFor;
            })
            .AddEntityFrameworkStores<StudioDbContext>()
            .AddSignInManager();
        services.AddSingleton<MemberSession>();
        services.AddScoped<IUserClaimsPrincipalFactory<Member>>(provider => provider.GetRequiredService<MemberSession>());
        services.AddSingleton<TeamDirectory>();
        services.AddSingleton<MemberChange>();
        services.AddSingleton<ChangeRole>();
        services.AddSingleton<DisableMember>();
        services.AddSingleton<EnableMember>();
        services.AddSingleton<InviteMember>();
        services.AddSingleton<TakeBackInvitation>();
        services.AddScoped<CreateFirstAdministrator>();
        services.AddScoped<AcceptInvitation>();
        return services;
    }
}
