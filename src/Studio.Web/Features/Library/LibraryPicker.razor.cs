using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Features.History;

namespace Studio.Web.Features.Library;

/// <summary>A dialog in which items of the library are chosen, past results among them.</summary>
public sealed partial class LibraryPicker(DialogService dialogs, MediaWords words, BrowserClock clock, IStringLocalizer<Texts> text)
{
    private readonly List<MediaItemId> _chosen = []; // in the order of choosing, which is the order they are used in
    private LibraryFilter _filter = new();

    /// <summary>The kinds that may be chosen.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<MediaKind> Kinds { get; set; }

    /// <summary>Whether several may be chosen.</summary>
    [Parameter]
    public bool Multiple { get; set; }

    // Of two kinds one is shown at a time: a list is narrowed to one kind or to none.
    private IEnumerable<MediaKind?> KindChoices =>
        Enum.GetValues<MediaKind>().Where(Kinds.Contains).Select(k => (MediaKind?)k).Prepend(null).Where(IsOffered);

    /// <summary>Opens the dialog, and waits for the choice; Esc, the backdrop and Cancel choose nothing.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">What is chosen, as words of ours, because Radzen reads markup in it.</param>
    /// <param name="kinds">The kinds that may be chosen.</param>
    /// <param name="multiple">Whether several may be chosen.</param>
    /// <returns>The items in the order of choosing; empty where nothing was chosen.</returns>
    public static async Task<IReadOnlyList<MediaItemId>> OpenAsync(
        DialogService dialogs,
        string title,
        IReadOnlyCollection<MediaKind> kinds,
        bool multiple
    ) =>
        await dialogs.OpenAsync<LibraryPicker>(
            title,
            new Dictionary<string, object?> { [nameof(Kinds)] = kinds, [nameof(Multiple)] = multiple },
            new DialogOptions
            {
                CloseDialogOnEsc = true,
                CloseDialogOnOverlayClick = true,
                AutoFocusFirstElement = true,
                Width = "min(64rem, calc(100vw - 2rem))",
                Height = "min(46rem, calc(100dvh - 2rem))",
                CssClass = "ask wide",
            }
        ) as IReadOnlyList<MediaItemId>
        ?? [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Service.Listen(change => _ = InvokeAsync(() => RefreshAsync(change)));
        await clock.ReadZoneAsync();
        await NarrowAsync(_filter with { Kind = KindChoices.First() });
    }

    private bool IsOffered(MediaKind? kind) => kind is not null || Kinds.Distinct().Count() == Enum.GetValues<MediaKind>().Length;

    private Task NarrowAsync(LibraryFilter filter)
    {
        _filter = filter;
        return Service.LoadAsync(filter, LibraryQuery.PageSize);
    }

    private Task ToggleResultsAsync() => NarrowAsync(_filter with { Origin = _filter.Origin is null ? MediaOrigin.Generated : null });

    private Task GrowAsync() => Service.GrowAsync(Service.Entries.Count + LibraryQuery.PageSize);

    private async Task RefreshAsync(MediaChange change)
    {
        await Service.RefreshAsync(change);
        StateHasChanged();
    }

    private void Choose(MediaItemId id)
    {
        if (Multiple && _chosen.Remove(id))
        {
            return;
        }
        if (!Multiple)
        {
            _chosen.Clear();
        }
        _chosen.Add(id);
        if (!Multiple)
        {
            Close();
        }
    }

    // Enter takes what is chosen, or the one in focus where nothing is.
    private void Confirm(KeyboardEventArgs key, MediaItemId id)
    {
        if (key.Key == "Enter")
        {
            if (_chosen.Count == 0)
            {
                _chosen.Add(id);
            }
            Close();
        }
    }

    private void Close() => dialogs.Close(_chosen.ToList());

    private string? MarkOf(MediaItemId id) =>
        Multiple && _chosen.IndexOf(id) is >= 0 and var at ? (at + 1).ToString(System.Globalization.CultureInfo.CurrentCulture) : null;
}
