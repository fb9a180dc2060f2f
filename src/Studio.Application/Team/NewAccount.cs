using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>What somebody types to become a member.</summary>
public sealed record NewAccount(string Name, string Email, string Password)
{
    internal Member ToMember(MemberRole role, DateTimeOffset now) =>
        new()
        {
            Id = MemberId.New(now),
            Name = Name.Trim(),
            Email = Email.Trim(),
            UserName = Email.Trim(),
            Role = role,
            JoinedAt = now,
        };

    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(NewAccount);
}
