using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Gives a member a cookie for an email and its password.</summary>
public sealed class SignInMember(SignInManager<Member> signIn, UnknownEmails unknown, TimeProvider time)
{
    /// <summary>How long a kept sign-in lasts without a visit.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    private static readonly TimeSpan NotKeptFor = TimeSpan.FromHours(12);

    /// <summary>Checks the password and writes the cookie to the response.</summary>
    public async Task<SignInOutcome> ExecuteAsync(string email, string password, bool keep)
    {
        var member = await signIn.UserManager.FindByEmailAsync(email);
        if (member is null)
        {
            // As slow as a member's wrong password, and answered alike, so that nobody learns who is a member.
            _ = signIn.UserManager.PasswordHasher.HashPassword(new Member(), password);
            return unknown.Miss(email);
        }
        var result = await signIn.CheckPasswordSignInAsync(member, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            var left = (member.LockoutEnd ?? time.GetUtcNow()) - time.GetUtcNow();
            return new SignInOutcome.Locked(left < AccountRules.LockedFor ? left : AccountRules.LockedFor);
        }
        if (!result.Succeeded)
        {
            return new SignInOutcome.Wrong(AccountRules.MaxTries - member.AccessFailedCount);
        }
        if (member.DisabledAt is not null)
        {
            return new SignInOutcome.Disabled();
        }
        await WriteCookieAsync(member, keep);
        return new SignInOutcome.SignedIn();
    }

    /// <summary>Gives a member who was just made a cookie.</summary>
    public Task WriteCookieAsync(Member member, bool keep) =>
        signIn.SignInAsync(
            member,
            new AuthenticationProperties { IsPersistent = keep, ExpiresUtc = time.GetUtcNow() + (keep ? KeptFor : NotKeptFor) }
        );
}

/// <summary>What came of <see cref="SignInMember"/>.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>The cookie is in the response.</summary>
    public sealed record SignedIn : SignInOutcome;

    /// <summary>The email or the password is wrong; it says how many tries are left.</summary>
    public sealed record Wrong(int TriesLeft) : SignInOutcome;

    /// <summary>Too many wrong tries; it says for how long.</summary>
    public sealed record Locked(TimeSpan For) : SignInOutcome;

    /// <summary>The password is right, and an administrator has shut the member out.</summary>
    public sealed record Disabled : SignInOutcome;
}
