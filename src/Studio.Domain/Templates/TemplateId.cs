namespace Studio.Domain.Templates;

/// <summary>Names one template.</summary>
public readonly record struct TemplateId(Guid Value) : ITypedId<TemplateId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static TemplateId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static TemplateId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Whether one was made before another.</summary>
    public static bool operator <(TemplateId left, TemplateId right) => left.Value < right.Value;

    /// <summary>Whether one was made after another.</summary>
    public static bool operator >(TemplateId left, TemplateId right) => left.Value > right.Value;
}
