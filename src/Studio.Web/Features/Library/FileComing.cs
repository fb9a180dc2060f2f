using System.Text.Json.Serialization;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>A file on its way into the library, as the browser tells of it.</summary>
/// <param name="Key">The browser's name for it.</param>
/// <param name="Name">The file name.</param>
/// <param name="State">One of the states in <c>js/uploads.js</c>.</param>
/// <param name="Words">Why it was not taken, if the server said.</param>
/// <param name="Item">The item that came of it.</param>
public sealed record FileComing(long Key, string Name, string State, string? Words, Guid? Item)
{
    /// <summary>When this page first heard of it, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset Since { get; init; }

    /// <summary>The item that had the same bytes before it came.</summary>
    [JsonIgnore]
    public MediaItemId? TwinId { get; init; }

    /// <summary>Whether it may be sent again as it is.</summary>
    [JsonIgnore]
    public bool CanRetry => State == "failed";

    /// <summary>Whether nothing of it moves unless a person does something.</summary>
    [JsonIgnore]
    public bool IsOver => State is "done" or "refused" or "failed" or "missing";
}
