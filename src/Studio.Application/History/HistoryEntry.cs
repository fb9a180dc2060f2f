using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.History;

/// <summary>What the history is narrowed to; null or empty means everything.</summary>
public sealed record HistoryFilter(GenerationStatus? Status = null, MemberId? MemberId = null, CampaignId? CampaignId = null);

/// <summary>One generation as the history lists it.</summary>
/// <param name="Id">Names it.</param>
/// <param name="SubmissionId">What it belongs to.</param>
/// <param name="Number">Its number within the submission, from 1.</param>
/// <param name="Of">How many the submission has.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Composition">What was sent.</param>
/// <param name="Ratio">Its ratio.</param>
/// <param name="MemberId">Who sent it.</param>
/// <param name="MemberName">The name of who sent it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="VideoId">Its video, once it is here.</param>
/// <param name="HasPoster">Whether the video has a poster.</param>
/// <param name="Failure">Why there is no video.</param>
public sealed record HistoryEntry(
    GenerationId Id,
    SubmissionId SubmissionId,
    int Number,
    int Of,
    GenerationStatus Status,
    Composition Composition,
    string Ratio,
    MemberId MemberId,
    string MemberName,
    DateTimeOffset CreatedAt,
    MediaItemId? VideoId,
    bool HasPoster,
    FailureReason? Failure
)
{
    /// <summary>The first picture among its inputs that a browser can show; null where there is none.</summary>
    public EntryPicture? Input { get; init; }

    /// <summary>What the provider counted, in tokens; null where it didn't say, or hasn't yet.</summary>
    public long? Tokens { get; init; }
}

/// <summary>A picture that a browser can show.</summary>
/// <param name="ItemId">The media item.</param>
/// <param name="IsPoster">Whether the item's poster is meant, not the file itself.</param>
public sealed record EntryPicture(MediaItemId ItemId, bool IsPoster);

/// <summary>A page of the history.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record HistorySlice(IReadOnlyList<HistoryEntry> Entries, GenerationId? Next);

/// <summary>A member who has sent something.</summary>
public sealed record HistoryMember(MemberId Id, string Name);

/// <summary>A campaign that something was sent for.</summary>
public sealed record HistoryCampaign(CampaignId Id, string Name);

/// <summary>A line of the timeline with the name of the member who caused it.</summary>
public sealed record TimelineLine(GenerationEvent Event, string? MemberName);

/// <summary>All about one generation.</summary>
/// <param name="Entry">As the history lists it.</param>
/// <param name="Generation">The generation itself.</param>
/// <param name="Timeline">What happened, newest first.</param>
/// <param name="Media">The items of its references and its video, where they still stand.</param>
/// <param name="Siblings">The generations of the same submission, itself included, by number.</param>
public sealed record GenerationDetail(
    HistoryEntry Entry,
    Generation Generation,
    IReadOnlyList<TimelineLine> Timeline,
    IReadOnlyDictionary<MediaItemId, MediaItem> Media,
    IReadOnlyList<HistoryEntry> Siblings
)
{
    /// <summary>The campaign that it was sent for; null where there is none.</summary>
    public HistoryCampaign? Campaign { get; init; }
}
