using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Storage;

/// <summary>What the studio's media take, by kind and by member, and where database and store disagree; for administrators.</summary>
public sealed partial class StoragePage(StorageUsage usage, IStringLocalizer<Texts> text, ILogger<StoragePage> logger) : IDisposable
{
    private static readonly MediaKind[] Kinds = Enum.GetValues<MediaKind>();
    private static readonly MediaOrigin[] Origins = Enum.GetValues<MediaOrigin>();

    private readonly CancellationTokenSource _gone = new();
    private StorageUsageView? _usage; // null until the first load
    private bool _failed;
    private string[] _origins = [];
    private string[] _kindNames = [];
    private UsageRow[] _kinds = [];
    private UsageRow[] _members = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _origins = [.. Origins.Select(o => text[$"Storage.Origin.{o}"].Value)];
        _kindNames = [.. Kinds.Select(k => text[$"Storage.Kind.{k}"].Value)];
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _usage = await usage.ReadAsync(_gone.Token);
            _kinds =
            [
                .. Kinds.Select(kind =>
                {
                    var shares = _usage.Shares.Where(s => s.Kind == kind).ToLookup(s => s.Origin);
                    return new UsageRow(
                        kind,
                        text[$"Storage.Kind.{kind}"],
                        IconOf(kind),
                        [.. Origins.Select(o => UsagePart.Of(shares[o]))]
                    );
                }),
            ];
            _members =
            [
                .. _usage
                    .Shares.GroupBy(s => (s.MemberId, s.Member))
                    .OrderByDescending(member => member.Sum(s => s.Bytes))
                    .Select(member =>
                    {
                        var shares = member.ToLookup(s => s.Kind);
                        return new UsageRow(member.Key, member.Key.Member, Icon: null, [.. Kinds.Select(k => UsagePart.Of(shares[k]))]);
                    }),
            ];
            _failed = false;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The reader left.
        }
        catch (Exception e)
        {
            _failed = true;
            NotLoaded(e); // the sums; the page offers another try
        }
    }

    private static string IconOf(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => "image",
            MediaKind.Video => "video",
            _ => "music",
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "What the media take could not be read.")]
    private partial void NotLoaded(Exception exception);
}
