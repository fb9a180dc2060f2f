using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>A media item in a role; the order of references of one kind is the number by which the prompt names them.</summary>
public sealed record Reference(ReferenceRole Role, MediaItemId ItemId);
