namespace Studio.Domain.Templates;

/// <summary>Names one snippet.</summary>
public readonly record struct SnippetId(Guid Value) : ITypedId<SnippetId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static SnippetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static SnippetId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
