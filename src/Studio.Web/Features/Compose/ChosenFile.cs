using System.Text.Json.Serialization;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>A file as the browser announces it, with what the browser could read of it.</summary>
/// <param name="Key">The browser's name for it, which grows in the order of choosing.</param>
/// <param name="Url">Where the browser itself can show it.</param>
/// <param name="Name">The file name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Kind">The first half of the media type that the browser guesses from the name.</param>
/// <param name="Role">The role of the slot it was given to; null beside the slots.</param>
/// <param name="Replaces">The item whose place it takes.</param>
public sealed record ChosenFile(
    long Key,
    string Url,
    string Name,
    long Size,
    string Kind,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ReferenceRole>))] ReferenceRole? Role,
    Guid? Replaces
)
{
    /// <summary>The item that it was cut from; null for a whole file.</summary>
    public Guid? CutFrom { get; init; }

    /// <summary>Its first bytes; null where they could not be read.</summary>
    public byte[]? Head { get; init; }

    /// <summary>Pixels across; null where the browser can't show it.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels down; null where the browser can't show it.</summary>
    public int? Height { get; init; }

    /// <summary>Playing time in seconds; null where the browser can't play it.</summary>
    public double? Seconds { get; init; }

    /// <summary>The type that the first bytes tell.</summary>
    [JsonIgnore]
    public string? ContentType => Head is { Length: > 0 } head ? MediaSignature.Glance(head) : null;
}

/// <summary>A file that the browser has kept over a reload, or while another page was open.</summary>
/// <param name="Key">The browser's name for it.</param>
/// <param name="Url">Where the browser itself can show it; empty where it was not kept.</param>
/// <param name="Name">The file name.</param>
/// <param name="Role">The role that it was given.</param>
/// <param name="Replaces">The item whose place it takes.</param>
public sealed record KeptFile(
    long Key,
    string Url,
    string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ReferenceRole>))] ReferenceRole Role,
    Guid? Replaces
)
{
    /// <summary>The item that it was cut from; null for a whole file.</summary>
    public Guid? CutFrom { get; init; }
}
