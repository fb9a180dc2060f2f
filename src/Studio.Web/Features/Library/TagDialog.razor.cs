using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>Gives several items the same tags; those they have stay.</summary>
public sealed partial class TagDialog(MediaDeeds deeds, MediaWords words, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private readonly List<string> _tags = [];
    private string? _said;

    /// <summary>The items.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<MediaItemId> ItemIds { get; set; }

    /// <summary>Who tags.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Tags to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> KnownTags { get; set; }

    /// <summary>Opens it, and waits until it is closed.</summary>
    public static Task OpenAsync(
        DialogService dialogs,
        string title,
        SignedInMember member,
        IReadOnlyCollection<MediaItemId> itemIds,
        IReadOnlyList<string> knownTags
    ) =>
        dialogs.OpenAsync<TagDialog>(
            title,
            new Dictionary<string, object?>
            {
                [nameof(ItemIds)] = itemIds,
                [nameof(Member)] = member,
                [nameof(KnownTags)] = knownTags,
            },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                CloseDialogOnOverlayClick = true,
                AutoFocusFirstElement = true,
                Width = "min(23rem, calc(100vw - 2rem))",
                CssClass = "ask",
            }
        );

    private void Add(IReadOnlyCollection<string> tags) => _tags.AddRange(tags.Except(_tags, StringComparer.OrdinalIgnoreCase));

    private async Task TagAsync()
    {
        _said = words.Refusal(await deeds.TagAsync(Member.Id, ItemIds, _tags, []));
        if (_said is null)
        {
            dialogs.Close();
        }
    }
}
