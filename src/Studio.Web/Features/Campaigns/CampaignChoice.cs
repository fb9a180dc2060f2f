using Studio.Application.Campaigns;
using Studio.Domain.Campaigns;

namespace Studio.Web.Features.Campaigns;

/// <summary>The campaigns that one page can choose from, read once for all its parts.</summary>
public sealed partial class CampaignChoice(CampaignList list, ILogger<CampaignChoice> logger)
{
    /// <summary>Raised when they were read, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Every campaign, by name.</summary>
    public IReadOnlyList<Campaign> All { get; private set; } = [];

    /// <summary>Whether reading them broke; what was read before stays.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>A campaign; null where none is named or there is no such one.</summary>
    public Campaign? Find(CampaignId? id) => All.FirstOrDefault(c => c.Id == id);

    /// <summary>Reads them anew.</summary>
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
            LogNotRead(logger, exception); // the list of campaigns; the field offers another try
        }
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The campaigns could not be read")]
    private static partial void LogNotRead(ILogger logger, Exception exception);
}
