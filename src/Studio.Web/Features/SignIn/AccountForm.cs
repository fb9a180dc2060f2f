using Microsoft.Extensions.Localization;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>What the forms post that make a member.</summary>
public sealed class AccountForm
{
    /// <summary>The name that the team sees.</summary>
    public string? Name { get; set; }

    /// <summary>The email to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>The one-time code of the first visit.</summary>
    public string? Code { get; set; }

    internal NewAccount ToAccount() => new(Name ?? "", Email ?? "", Password ?? "");
}

/// <summary>The faults of an account, each beside its field.</summary>
public sealed class AccountFaults(IReadOnlyList<AccountFault> faults, IStringLocalizer<Texts> text)
{
    /// <summary>What is wrong with the name.</summary>
    public string? Name => Find(AccountFault.NameMissing, AccountFault.NameTooLong);

    /// <summary>What is wrong with the email.</summary>
    public string? Email => Find(AccountFault.EmailInvalid, AccountFault.EmailTaken);

    /// <summary>What is wrong with the password.</summary>
    public string? Password => Find(AccountFault.PasswordTooShort);

    private string? Find(params AccountFault[] sought) =>
        faults.Where(sought.Contains).Select(fault => text[$"Account.{fault}"].Value).FirstOrDefault();
}
