using Microsoft.AspNetCore.Components;
using Studio.Domain.Campaigns;

namespace Studio.Web.Features.Campaigns;

/// <summary>The campaign in front of the title; it leads to all that was sent for it.</summary>
public sealed partial class CampaignCrumb(CampaignChoice choice) : IDisposable
{
    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired]
    public CampaignId? Id { get; set; }

    /// <inheritdoc/>
    public void Dispose() => choice.Changed -= OnChanged;

    /// <inheritdoc/>
    protected override void OnInitialized() => choice.Changed += OnChanged;

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
