using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Campaigns;

/// <summary>The campaign of a composition: chosen by typing, or started on the spot.</summary>
public sealed partial class CampaignBox(CampaignChoice choice, DialogService dialogs, IStringLocalizer<Texts> text) : IDisposable
{
    private string? _typed; // null while the chosen campaign is shown
    private bool _isOpen;
    private int _active;

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    private Campaign? Current => choice.Find(Composition.CampaignId);

    private string Shown => _typed ?? Current?.Name ?? "";

    private List<Option> Options
    {
        get
        {
            var typed = _typed?.Trim() ?? "";
            List<Option> options =
            [
                .. choice
                    .All.Where(c => c.Name.Contains(typed, StringComparison.CurrentCultureIgnoreCase))
                    .Select(c => new Option(c, null)),
            ];
            if (typed.Length == 0)
            {
                options.Insert(0, new Option(null, null));
            }
            else if (choice.All.All(c => !c.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)))
            {
                options.Add(new Option(null, typed));
            }
            return options;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => choice.Changed -= OnChanged;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        choice.Changed += OnChanged;
        return choice.LoadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private void Type(string? typed)
    {
        _typed = typed ?? "";
        (_isOpen, _active) = (true, 0);
    }

    private void Open()
    {
        if (!IsReadOnly && !_isOpen)
        {
            _isOpen = true;
            _active = Math.Max(0, Options.FindIndex(o => o.Campaign is { } one && one.Id == Composition.CampaignId));
        }
    }

    private void Close() => (_isOpen, _typed) = (false, null);

    private async Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_isOpen:
                Open();
                break;
            case "ArrowDown":
                _active = (_active + 1) % Options.Count;
                break;
            case "ArrowUp":
                _active = (_active + Options.Count - 1) % Options.Count;
                break;
            case "Enter" when _isOpen && !key.CtrlKey && !key.MetaKey:
                await TakeAsync(Options[_active]);
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private async Task TakeAsync(Option option)
    {
        Close();
        if (option.NewName is { } name)
        {
            await WriteAsync(null, new CampaignText { Name = name });
        }
        else
        {
            await ChooseAsync(option.Campaign);
        }
    }

    private Task ChooseAsync(Campaign? campaign) =>
        OnChange.InvokeAsync(c => c with { CampaignId = campaign?.Id, BrandPhrases = campaign?.BrandPhrases ?? "" });

    private async Task WriteAsync(CampaignId? id, CampaignText words)
    {
        if (await CampaignDialog.AskAsync(dialogs, text[id is null ? "Campaign.New" : "Campaign.Edit.Title"], id, words) is { } saved)
        {
            await choice.LoadAsync();
            await ChooseAsync(saved);
        }
    }

    /// <summary>A line of the list: a campaign, the start of a new one, or, with neither, none at all.</summary>
    private sealed record Option(Campaign? Campaign, string? NewName);
}
