using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Storage;

/// <summary>Compares the store with the database while the page is open, lists what it finds, and deletes files that no item has after a question.</summary>
public sealed partial class StorageFindings(
    StorageCheck check,
    DeleteOrphans delete,
    CurrentMember current,
    DialogService dialogs,
    IStringLocalizer<Texts> text
) : IDisposable
{
    private string? _outcome;
    private NoticeTone _tone;

    private StorageCheckView View => check.View;

    private List<StorageFinding.Orphaned> Deletable => [.. View.Orphans.Where(delete.MayGo)];

    private string DeleteWords => Deletable.Count == 1 ? text["Storage.DeleteOnce"] : text["Storage.Delete", Deletable.Count];

    private string Summary
    {
        get
        {
            var tally = View.Tally;
            return text[
                "Storage.Counted",
                tally.Items,
                tally.Files,
                ByteSize.Of(tally.Bytes),
                tally.Posters,
                ByteSize.Of(tally.PosterBytes),
                tally.Partials,
                ByteSize.Of(tally.PartialBytes)
            ];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => check.Stop();

    /// <inheritdoc/>
    protected override void OnInitialized() => Run();

    private void Run() => _ = check.RunAsync(() => _ = InvokeAsync(StateHasChanged));

    private void Again()
    {
        _outcome = null;
        Run();
    }

    private async Task DeleteAsync()
    {
        var orphans = Deletable;
        var question = text["Storage.Delete.Question", orphans.Count, ByteSize.Of(orphans.Sum(o => o.Length))];
        if (!await ConfirmDialog.AskAsync(dialogs, text["Storage.Delete.Title"], question, DeleteWords))
        {
            return;
        }
        var viewer = await current.GetAsync();
        (_outcome, _tone) = await delete.ExecuteAsync(viewer.Id, orphans, CancellationToken.None) switch
        {
            DeleteOrphansOutcome.Deleted { Kept: 0 } deleted => (
                text["Storage.Deleted", deleted.Count, ByteSize.Of(deleted.Bytes)].Value,
                NoticeTone.Good
            ),
            DeleteOrphansOutcome.Deleted deleted => (
                text["Storage.DeletedSome", deleted.Count, ByteSize.Of(deleted.Bytes), deleted.Kept].Value,
                NoticeTone.Warning
            ),
            _ => (text["Team.NotAllowed"].Value, NoticeTone.Bad),
        };
        Run();
    }

    private string Words(StorageFinding.Missing missing) =>
        missing switch
        {
            { IsPoster: true } => text["Storage.NoPoster"],
            { Found: { } found } => text["Storage.Half", ByteSize.Of(found), ByteSize.Of(missing.Length)],
            _ => text["Storage.NoFile", ByteSize.Of(missing.Length)],
        };

    private RenderFragment More(int count) =>
        builder =>
        {
            if (count > StorageCheck.MostListed)
            {
                builder.OpenElement(0, "p");
                builder.AddAttribute(1, "class", "sm dim");
                builder.AddContent(2, text["Storage.More", count - StorageCheck.MostListed]);
                builder.CloseElement();
            }
        };
}
