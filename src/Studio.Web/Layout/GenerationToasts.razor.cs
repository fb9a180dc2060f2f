using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Layout;

/// <summary>Says on any page what came of a generation that its reader sent, except on the generation's own page.</summary>
public sealed partial class GenerationToasts(
    OwnResults results,
    NotificationService notifications,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
) : IDisposable
{
    private const int MostAtOnce = 3;
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(12);

    private IDisposable? _subscription;
    private bool _isGone;
    private int _told;

    /// <inheritdoc/>
    public void Dispose()
    {
        _isGone = true;
        _subscription?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _subscription = await results.SubscribeAsync(entry => InvokeAsync(() => Tell(entry)));
        if (_isGone)
        {
            _subscription?.Dispose();
        }
    }

    private void Tell(HistoryEntry entry)
    {
        if (_isGone)
        {
            return;
        }
        _told++;
        if (!IsOpen(entry))
        {
            Show(entry);
        }
        StateHasChanged();
    }

    private bool IsOpen(HistoryEntry entry) =>
        new Uri(navigation.Uri).AbsolutePath.Equals($"/history/{entry.Id}", StringComparison.OrdinalIgnoreCase);

    private void Show(HistoryEntry entry)
    {
        while (notifications.Messages.Count >= MostAtOnce)
        {
            notifications.Messages.RemoveAt(0);
        }
        var message = new NotificationMessage
        {
            Severity = entry.Status == GenerationStatus.Succeeded ? NotificationSeverity.Success : NotificationSeverity.Error,
            Duration = Stays.TotalMilliseconds,
            CloseAriaLabel = text["Toast.Close"],
        };
        message.SummaryContent = _ => Toast(entry, () => notifications.Messages.Remove(message));
        notifications.Notify(message);
    }

    private RenderFragment Toast(HistoryEntry entry, Action onOpen) =>
        builder =>
        {
            builder.OpenComponent<GenerationToast>(0);
            builder.AddComponentParameter(1, nameof(GenerationToast.Entry), entry);
            builder.AddComponentParameter(2, nameof(GenerationToast.OnOpen), EventCallback.Factory.Create(this, onOpen));
            builder.CloseComponent();
        };
}
