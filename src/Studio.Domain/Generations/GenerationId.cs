namespace Studio.Domain.Generations;

/// <summary>Names one generation.</summary>
public readonly record struct GenerationId(Guid Value) : ITypedId<GenerationId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static GenerationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static GenerationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Whether one was made before another.</summary>
    public static bool operator <(GenerationId left, GenerationId right) => left.Value < right.Value;

    /// <summary>Whether one was made after another.</summary>
    public static bool operator >(GenerationId left, GenerationId right) => left.Value > right.Value;
}
