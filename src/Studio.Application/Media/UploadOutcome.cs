using System.Security.Cryptography;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>What came of the wish to send a file.</summary>
public abstract record BeginOutcome
{
    private BeginOutcome() { }

    /// <summary>Its bytes may come.</summary>
    public sealed record Begun(Upload Upload) : BeginOutcome;

    /// <summary>They would come in vain.</summary>
    public sealed record Refused(IntakeRefusal Refusal) : BeginOutcome;
}

/// <summary>What came of some bytes of a file.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>They are kept, and more are to come.</summary>
    /// <param name="Offset">Bytes that have arrived.</param>
    /// <param name="ExpiresAt">When they are swept unless more come, UTC.</param>
    public sealed record Kept(long Offset, DateTimeOffset ExpiresAt) : AppendOutcome;

    /// <summary>They were the last, and the file is an item.</summary>
    /// <param name="Offset">Bytes that have arrived: all.</param>
    /// <param name="ExpiresAt">When the upload, not its item, is forgotten, UTC.</param>
    /// <param name="ItemId">The item.</param>
    public sealed record Taken(long Offset, DateTimeOffset ExpiresAt, MediaItemId ItemId) : AppendOutcome;

    /// <summary>They were the last, and the file is not taken; nothing of it is left.</summary>
    public sealed record Refused(IntakeRefusal Refusal) : AppendOutcome;

    /// <summary>They don't begin where the others end, or other bytes came in between.</summary>
    public sealed record WrongOffset : AppendOutcome;

    /// <summary>They are not the bytes that were sent; they are dropped.</summary>
    public sealed record WrongChecksum : AppendOutcome;

    /// <summary>The upload was thrown away meanwhile.</summary>
    public sealed record Gone : AppendOutcome;

    /// <summary>Another request is sending bytes of the same file.</summary>
    public sealed record Busy : AppendOutcome;
}

/// <summary>The checksum that some bytes should have.</summary>
/// <param name="Algorithm">SHA-1 or SHA-256.</param>
/// <param name="Value">The checksum.</param>
public sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Value);
