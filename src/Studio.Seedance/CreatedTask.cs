namespace Studio.Seedance;

/// <summary>The provider's receipt for a create.</summary>
/// <param name="Id">The task's id, by which it is queried and deleted.</param>
/// <param name="Status">The provider's word, which the official reply leaves out.</param>
/// <param name="State">The word read; <see cref="TaskState.Waiting"/> where there is none.</param>
/// <param name="RequestId">The provider's id of this exchange, for its support.</param>
public sealed record CreatedTask(string Id, string? Status, TaskState State, string? RequestId);
