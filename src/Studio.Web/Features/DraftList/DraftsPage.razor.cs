using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.DraftList;

/// <summary>The reader's drafts, the one saved last first.</summary>
public sealed partial class DraftsPage(
    Drafts drafts,
    CurrentMember currentMember,
    DialogService dialogs,
    IStringLocalizer<Texts> text,
    ILogger<DraftsPage> logger
)
{
    private const int PageSize = 48;

    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<MediaItemId, MediaItem> _media = [];
    private SignedInMember? _member; // null until the first page is here
    private bool _hasMore;
    private bool _failed;
    private bool _isLoading;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReloadAsync();

    private async Task ReloadAsync()
    {
        _drafts.Clear();
        await MoreAsync();
    }

    private async Task MoreAsync()
    {
        if (_isLoading)
        {
            return; // a second click would bring the same page again
        }
        _isLoading = true;
        try
        {
            var member = await currentMember.GetAsync();
            var slice = await drafts.ListAsync(member.Id, _drafts.LastOrDefault(), PageSize, CancellationToken.None);
            _drafts.AddRange(slice.Drafts);
            foreach (var (id, item) in slice.Media)
            {
                _media[id] = item;
            }
            (_member, _hasMore, _failed) = (member, slice.HasMore, false);
        }
        catch (Exception e)
        {
            _failed = true;
            NotLoaded(e); // the list; the page offers another try
        }
        _isLoading = false;
    }

    private async Task DeleteAsync(Draft draft)
    {
        if (await ConfirmDialog.AskAsync(dialogs, text["Drafts.Delete.Title"], text["Drafts.Delete.Question"], text["Drafts.Delete"]))
        {
            await drafts.DeleteAsync(draft.Id, _member!.Id, CancellationToken.None);
            _drafts.Remove(draft);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The drafts did not load.")]
    private partial void NotLoaded(Exception exception);
}
