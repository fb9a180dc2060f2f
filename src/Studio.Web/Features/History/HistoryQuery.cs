using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Studio.Application.History;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.History;

/// <summary>What the address of the history asks for; a value that means nothing is left out.</summary>
/// <param name="Filter">What the list is narrowed to.</param>
/// <param name="AsTable">A table in place of the gallery.</param>
/// <param name="Show">How many entries are on the page, at least.</param>
public sealed record HistoryQuery(HistoryFilter Filter, bool AsTable, int Show)
{
    /// <summary>How many entries come at a time.</summary>
    public const int PageSize = 50;

    /// <summary>How many entries are on the page, at most; the older ones are found by narrowing the list.</summary>
    public const int MostShown = 1000;

    /// <summary>Everything, as a gallery, from the top.</summary>
    public static HistoryQuery Everything { get; } = new(new HistoryFilter(), AsTable: false, PageSize);

    /// <summary>Reads the parameters of an address.</summary>
    public static HistoryQuery Read(string? status, string? member, string? campaign, string? view, string? show) =>
        new(
            new HistoryFilter(
                Enum.TryParse<GenerationStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
                Guid.TryParse(member, out var id) ? new MemberId(id) : null,
                Guid.TryParse(campaign, out var folder) ? new CampaignId(folder) : null
            ),
            view == "table",
            Math.Clamp(int.TryParse(show, CultureInfo.InvariantCulture, out var count) ? count : PageSize, PageSize, MostShown)
        );

    /// <summary>The address, relative to the application's base.</summary>
    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            Add("status", Filter.Status?.ToString());
            Add("member", Filter.MemberId?.ToString());
            Add("campaign", Filter.CampaignId?.ToString());
            Add("view", AsTable ? "table" : null);
            Add("show", Show > PageSize ? $"{Show}" : null);
            return $"history{query}";

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    query.Add(name, value);
                }
            }
        }
    }

    /// <summary>The same view of another status, from the top.</summary>
    public HistoryQuery With(GenerationStatus? status) => this with { Filter = Filter with { Status = status }, Show = PageSize };

    /// <summary>The same view of another member, from the top.</summary>
    public HistoryQuery With(MemberId? memberId) => this with { Filter = Filter with { MemberId = memberId }, Show = PageSize };

    /// <summary>The same view of another campaign, from the top.</summary>
    public HistoryQuery With(CampaignId? campaignId) => this with { Filter = Filter with { CampaignId = campaignId }, Show = PageSize };
}
