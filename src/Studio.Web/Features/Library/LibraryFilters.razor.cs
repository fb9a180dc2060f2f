using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Web.Features.History;

namespace Studio.Web.Features.Library;

/// <summary>The choices above the library; each is an address, so that going back undoes it.</summary>
public sealed partial class LibraryFilters(BrowserClock clock, NavigationManager navigation, IStringLocalizer<Texts> text)
{
    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>How many items there are of each kind; null until they were counted.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaKind, int>? Counts { get; set; }

    /// <summary>What the list can be narrowed to.</summary>
    [Parameter, EditorRequired]
    public required LibraryChoices Choices { get; set; }

    private LibraryFilter Filter => Query.Filter;

    // What there is nothing of is not offered, unless it is chosen already.
    private IEnumerable<Choice> Offered =>
        new Choice[]
        {
            new(
                "Member",
                Filter.MemberId?.ToString(),
                [.. Choices.Members.Select(m => (m.Id.ToString(), m.Name))],
                v => Filter with { MemberId = Guid.TryParse(v, out var id) ? new MemberId(id) : null }
            ),
            new(
                "Campaign",
                Filter.CampaignId?.ToString(),
                [.. Choices.Campaigns.Select(c => (c.Id.ToString(), c.Name))],
                v => Filter with { CampaignId = Guid.TryParse(v, out var id) ? new CampaignId(id) : null }
            ),
            new("Tag", Filter.Tag, [.. Choices.Tags.Select(t => (t, t))], v => Filter with { Tag = v }),
            new(
                "Origin",
                Filter.Origin?.ToString(),
                [.. Enum.GetValues<MediaOrigin>().Select(o => (o.ToString(), text[$"Library.Origin.{o}"].Value))],
                v => Filter with { Origin = Enum.TryParse<MediaOrigin>(v, out var origin) ? origin : null }
            ),
            new(
                "Rights",
                Filter.Rights?.State.ToString(),
                [.. Enum.GetValues<RightsState>().Select(s => (s.ToString(), text[$"Library.Rights.{s}"].Value))],
                v => Filter with { Rights = Enum.TryParse<RightsState>(v, out var state) ? new RightsFilter(state, clock.Today) : null }
            ),
        }.Where(c => c.Options.Count > 0 || c.Value is not null);

    private void Search(string words) => navigation.NavigateTo(Query.With(Filter with { Words = words }).Address, replace: true);

    private void Choose(Choice choice, string? value) =>
        navigation.NavigateTo(Query.With(choice.Apply(string.IsNullOrEmpty(value) ? null : value)).Address);

    private sealed record Choice(
        string Name,
        string? Value,
        IReadOnlyList<(string Value, string Text)> Options,
        Func<string?, LibraryFilter> Apply
    );
}
