namespace Studio.Domain.Media;

/// <summary>Names one media item.</summary>
public readonly record struct MediaItemId(Guid Value) : ITypedId<MediaItemId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static MediaItemId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static MediaItemId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Whether one was made before another.</summary>
    public static bool operator <(MediaItemId left, MediaItemId right) => left.Value < right.Value;

    /// <summary>Whether one was made after another.</summary>
    public static bool operator >(MediaItemId left, MediaItemId right) => left.Value > right.Value;
}
