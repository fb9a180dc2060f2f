namespace Studio.Domain.Team;

/// <summary>Names one invitation.</summary>
public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static InvitationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
