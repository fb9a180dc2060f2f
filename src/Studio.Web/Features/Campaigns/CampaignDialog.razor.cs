using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Campaigns;
using Studio.Domain.Campaigns;

namespace Studio.Web.Features.Campaigns;

/// <summary>The words of a campaign, new or not.</summary>
public sealed partial class CampaignDialog(CampaignDeeds deeds, DialogService dialogs, TimeProvider time, IStringLocalizer<Texts> text)
{
    private CampaignText _words = new();
    private IReadOnlyList<CampaignFault> _faults = [];
    private string? _said;
    private bool _isSaving;

    /// <summary>The campaign; null for a new one.</summary>
    [Parameter]
    public CampaignId? Id { get; set; }

    /// <summary>What the form starts with.</summary>
    [Parameter, EditorRequired]
    public required CampaignText Words { get; set; }

    // What a download would be called, so that the pattern need not be imagined.
    private string? Example =>
        string.IsNullOrWhiteSpace(_words.NamingPattern) || CampaignNaming.UnknownTokens(_words.NamingPattern).Any()
            ? null
            : CampaignNaming.NameOf(
                _words.NamingPattern,
                new CampaignFile(
                    _words.Name,
                    DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
                    text["Campaign.Naming.Member"],
                    "9:16",
                    1,
                    text["Campaign.Naming.Title"]
                )
            ) + ".mp4";

    /// <summary>Opens the form and waits for it; null where nothing was kept.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="id">The campaign; null for a new one.</param>
    /// <param name="words">What the form starts with.</param>
    public static async Task<Campaign?> AskAsync(DialogService dialogs, string title, CampaignId? id, CampaignText words) =>
        await dialogs.OpenAsync<CampaignDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Id)] = id, [nameof(Words)] = words },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as Campaign;

    /// <inheritdoc/>
    protected override void OnInitialized() => _words = Words;

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }
        (_isSaving, _said, _faults) = (true, null, []);
        switch (await deeds.SaveAsync(Id, _words))
        {
            case CampaignOutcome.Saved saved:
                dialogs.Close(saved.Campaign);
                return; // the second click of a double click may still come
            case CampaignOutcome.Refused refused:
                _faults = refused.Faults;
                break;
            case CampaignOutcome.NotAllowed:
                _said = text["Campaign.NotAllowed"];
                break;
            case CampaignOutcome.NotFound:
                _said = text["Campaign.NotFound"];
                break;
        }
        _isSaving = false;
    }

    private string? FaultOf(CampaignField field) =>
        _faults.FirstOrDefault(f => f.Field == field) is { } fault
            ? text[$"Campaign.Fault.{fault.Kind}", fault.Argument ?? ""].Value
            : null;

    private string Read(CampaignField field) =>
        field switch
        {
            CampaignField.Name => _words.Name,
            CampaignField.Brief => _words.Brief,
            CampaignField.BrandPhrases => _words.BrandPhrases,
            CampaignField.NamingPattern => _words.NamingPattern,
            _ => _words.AssistantInstructions,
        };

    private void Write(CampaignField field, string? value)
    {
        var words = value ?? "";
        _words = field switch
        {
            CampaignField.Name => _words with { Name = words },
            CampaignField.Brief => _words with { Brief = words },
            CampaignField.BrandPhrases => _words with { BrandPhrases = words },
            CampaignField.NamingPattern => _words with { NamingPattern = words },
            _ => _words with { AssistantInstructions = words },
        };
        _faults = [.. _faults.Where(f => f.Field != field)];
    }
}
