namespace Studio.Domain;

/// <summary>An identifier that can't be mistaken for another kind's: a version-7 GUID behind a type of its own.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The version-7 GUID; its order is the order of creation.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}
