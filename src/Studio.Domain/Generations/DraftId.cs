namespace Studio.Domain.Generations;

/// <summary>Names one draft.</summary>
public readonly record struct DraftId(Guid Value) : ITypedId<DraftId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static DraftId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static DraftId From(Guid value) => new(value);

    /// <summary>Whether one was started before another.</summary>
    public static bool operator <(DraftId left, DraftId right) => left.Value < right.Value;

    /// <summary>Whether one was started after another.</summary>
    public static bool operator >(DraftId left, DraftId right) => left.Value > right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
