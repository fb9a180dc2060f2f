using System.Buffers.Binary;

namespace Studio.Domain.Generations;

/// <summary>Names one submission.</summary>
public readonly record struct SubmissionId(Guid Value) : ITypedId<SubmissionId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static SubmissionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>The identifier at a place of those that are sent together under this one, from 0: always the same one, so that none is kept twice.</summary>
    public SubmissionId At(ushort place)
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[14..], place);
        return new(new Guid(bytes, bigEndian: true));
    }

    /// <inheritdoc/>
    public static SubmissionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
