using Studio.Domain;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Names one upload.</summary>
public readonly record struct UploadId(Guid Value) : ITypedId<UploadId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static UploadId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static UploadId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A file on its way in, as tus 1.0 sees it. What has arrived stands in the store as a partial file, whose length is the offset.</summary>
public sealed class Upload
{
    /// <summary>Names it; part of its address.</summary>
    public required UploadId Id { get; init; }

    /// <summary>Whose it is; nobody else sees it.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The file name that the browser gave.</summary>
    public required string Name { get; init; }

    /// <summary>What its client said of it when it began, as it said it: <c>Upload-Metadata</c> of tus 1.0; null where it said nothing.</summary>
    public string? Metadata { get; init; }

    /// <summary>Bytes in all.</summary>
    public required long Length { get; init; }

    /// <summary>What it is meant for; null when it is meant for nothing yet.</summary>
    public ReferenceRole? Role { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is swept if it isn't finished, UTC; moved whenever bytes come, so it also tells whether another instance was here.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The item that came of it; null until it is whole and taken.</summary>
    public MediaItemId? ItemId { get; set; }

    /// <summary>Where its bytes stand until they are an item.</summary>
    public string PartialKey => $"upload-{Id.Value:N}";
}
