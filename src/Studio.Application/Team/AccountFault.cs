using Microsoft.AspNetCore.Identity;

namespace Studio.Application.Team;

/// <summary>Why an account can't be made as it was asked for.</summary>
public enum AccountFault
{
    /// <summary>No name.</summary>
    NameMissing,

    /// <summary>A name of more than 100 characters.</summary>
    NameTooLong,

    /// <summary>Not an email address.</summary>
    EmailInvalid,

    /// <summary>A member has this email already.</summary>
    EmailTaken,

    /// <summary>Fewer characters than <see cref="AccountRules.MinPasswordLength"/>.</summary>
    PasswordTooShort,
}

/// <summary>What an account needs.</summary>
public static class AccountRules
{
    /// <summary>Characters of a password, at least; nothing else is asked of it.</summary>
    public const int MinPasswordLength = 8;

    /// <summary>Characters of a name, at most.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Wrong passwords in a row before the account locks.</summary>
    public const int MaxTries = 5;

    /// <summary>How long an account stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    internal static async Task<IReadOnlyList<AccountFault>> CreateAsync(UserManager<Member> members, Member member, string password)
    {
        var faults = new SortedSet<AccountFault>();
        if (string.IsNullOrWhiteSpace(member.Name))
        {
            faults.Add(AccountFault.NameMissing);
        }
        else if (member.Name.Length > MaxNameLength)
        {
            faults.Add(AccountFault.NameTooLong);
        }
        foreach (var validator in members.UserValidators)
        {
            Add(await validator.ValidateAsync(members, member));
        }
        foreach (var validator in members.PasswordValidators)
        {
            Add(await validator.ValidateAsync(members, member, password));
        }
        if (faults.Count == 0)
        {
            Add(await members.CreateAsync(member, password));
        }
        return [.. faults];

        void Add(IdentityResult result) => faults.UnionWith(result.Errors.Select(Fault));
    }

    private static AccountFault Fault(IdentityError error) =>
        error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => AccountFault.PasswordTooShort,
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => AccountFault.EmailTaken,
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => AccountFault.EmailInvalid,
            _ => throw new InvalidOperationException($"Identity refused an account for a reason that has no words here: {error.Code}."),
        };
}
