using Studio.Application.Placements;
using Studio.Domain.Catalog;
using Studio.Web.Shared;

namespace Studio.Web.Features.Placements;

/// <summary>The placements behind one open page, read again after each change.</summary>
public sealed partial class PlacementBoard(
    PlacementList list,
    PlacementEditor editor,
    CurrentMember currentMember,
    ILogger<PlacementBoard> logger
)
{
    /// <summary>Every placement, in order; null until they were read.</summary>
    public IReadOnlyList<Placement>? All { get; private set; }

    /// <summary>Whether reading them broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reads them.</summary>
    public async Task LoadAsync()
    {
        try
        {
            All = await list.ReadAsync(CancellationToken.None);
            HasFailed = false;
        }
        catch (Exception exception)
        {
            HasFailed = true;
            LogNotRead(logger, exception); // the list of placements; the page offers another try
        }
    }

    /// <summary>Keeps the values of a placement, or of a new one where <paramref name="id"/> is null.</summary>
    public Task<PlacementOutcome> SaveAsync(PlacementId? id, PlacementText text) =>
        id is { } placement
            ? DoAsync(member => editor.ChangeAsync(member.Id, placement, text, CancellationToken.None))
            : DoAsync(member => editor.AddAsync(member.Id, text, CancellationToken.None));

    /// <summary>Moves a placement by a number of places.</summary>
    public Task<PlacementOutcome> MoveAsync(PlacementId id, int by) =>
        DoAsync(member => editor.MoveAsync(member.Id, id, by, CancellationToken.None));

    /// <summary>Deletes a placement.</summary>
    public Task<PlacementOutcome> DeleteAsync(PlacementId id) =>
        DoAsync(member => editor.DeleteAsync(member.Id, id, CancellationToken.None));

    /// <summary>Puts back those that a studio starts with.</summary>
    public Task<PlacementOutcome> RestoreAsync() => DoAsync(member => editor.RestoreAsync(member.Id, CancellationToken.None));

    private async Task<PlacementOutcome> DoAsync(Func<SignedInMember, Task<PlacementOutcome>> act)
    {
        var outcome = await currentMember.FindAsync() is { } member ? await act(member) : new PlacementOutcome.NotAllowed();
        await LoadAsync();
        return outcome;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The placements could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
