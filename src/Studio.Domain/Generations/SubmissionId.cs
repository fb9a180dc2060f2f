namespace Studio.Domain.Generations;

/// <summary>Names one submission.</summary>
public readonly record struct SubmissionId(Guid Value) : ITypedId<SubmissionId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static SubmissionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static SubmissionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
