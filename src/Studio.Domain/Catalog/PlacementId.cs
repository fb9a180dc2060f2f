namespace Studio.Domain.Catalog;

/// <summary>Names one placement.</summary>
public readonly record struct PlacementId(Guid Value) : ITypedId<PlacementId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static PlacementId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static PlacementId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
