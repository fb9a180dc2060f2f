namespace Studio.Domain.Generations;

/// <summary>Names one draft.</summary>
public readonly record struct DraftId(Guid Value) : ITypedId<DraftId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static DraftId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static DraftId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
