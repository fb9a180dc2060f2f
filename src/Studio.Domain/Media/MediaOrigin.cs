namespace Studio.Domain.Media;

/// <summary>How a media item came to be here.</summary>
public enum MediaOrigin
{
    /// <summary>A member sent the file.</summary>
    Uploaded,

    /// <summary>The server fetched it from a link.</summary>
    Imported,

    /// <summary>A generation made it.</summary>
    Generated,

    /// <summary>It was cut from another item: a frame of a video, a part of a picture.</summary>
    Derived,
}
