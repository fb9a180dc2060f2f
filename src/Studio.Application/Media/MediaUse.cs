using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Templates;

namespace Studio.Application.Media;

/// <summary>A composition holds an item: that of a draft, a submission or a template. While one does, the item can't be deleted.</summary>
public sealed class MediaUse
{
    /// <summary>Its key.</summary>
    public long Id { get; private set; }

    /// <summary>The item that is held.</summary>
    public required MediaItemId ItemId { get; init; }

    /// <summary>The draft that holds it.</summary>
    public DraftId? DraftId { get; init; }

    /// <summary>The submission that holds it.</summary>
    public SubmissionId? SubmissionId { get; init; }

    /// <summary>The template that holds it.</summary>
    public TemplateId? TemplateId { get; init; }
}
