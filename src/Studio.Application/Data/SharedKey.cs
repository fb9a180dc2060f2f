namespace Studio.Application.Data;

/// <summary>A secret that every instance shares.</summary>
public sealed class SharedKey
{
    /// <summary>The secret's name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, such as <c>data-protection</c> or <c>media-links</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The secret; its form is its purpose's business.</summary>
    public required string Value { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
