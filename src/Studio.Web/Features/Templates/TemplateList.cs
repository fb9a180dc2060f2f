using Studio.Application.Templates;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>The templates on one page, as far as they were asked for.</summary>
public sealed partial class TemplateList(TemplateShelf shelf, CurrentMember currentMember, ILogger<TemplateList> logger)
{
    /// <summary>How many templates come at a time.</summary>
    public const int PageSize = 48;

    private readonly List<TemplateEntry> _entries = [];
    private readonly Dictionary<MediaItemId, MediaItem> _media = [];
    private TemplateFilter _filter = new();
    private int _questions; // only the last one is answered

    /// <summary>Who reads; null until the first page is here.</summary>
    public SignedInMember? Member { get; private set; }

    /// <summary>The templates, the newest first.</summary>
    public IReadOnlyList<TemplateEntry> Entries => _entries;

    /// <summary>The items that they hold.</summary>
    public IReadOnlyDictionary<MediaItemId, MediaItem> Media => _media;

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether the last reading failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Reads the list from the top, as far as it was shown.</summary>
    public Task LoadAsync(TemplateFilter filter)
    {
        var shown = filter == _filter ? _entries.Count : 0;
        _filter = filter;
        return ReadAsync(isMore: false, Math.Max(shown, PageSize));
    }

    /// <summary>Reads the next page.</summary>
    public Task MoreAsync() => ReadAsync(isMore: true, PageSize);

    private async Task ReadAsync(bool isMore, int take)
    {
        var question = ++_questions;
        try
        {
            var member = await currentMember.GetAsync();
            var before = isMore ? _entries.LastOrDefault()?.Template.Id : null;
            var slice = await shelf.ListAsync(member.Id, _filter, before, take, CancellationToken.None);
            if (question != _questions)
            {
                return;
            }
            if (!isMore)
            {
                _entries.Clear();
            }
            _entries.AddRange(slice.Entries);
            foreach (var (id, item) in slice.Media)
            {
                _media[id] = item;
            }
            (Member, HasMore, HasFailed) = (member, slice.HasMore, false);
        }
        catch (Exception e)
        {
            HasFailed |= question == _questions;
            NotLoaded(e); // the list; the page offers another try
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The templates did not load.")]
    private partial void NotLoaded(Exception exception);
}
