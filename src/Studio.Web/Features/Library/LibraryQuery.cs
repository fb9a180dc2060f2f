using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Web.Features.Library;

/// <summary>What the address of the library asks for; a value that means nothing is left out.</summary>
/// <param name="Filter">What the list is narrowed to.</param>
/// <param name="ItemId">The item that is open beside the list.</param>
/// <param name="Show">How many items are on the page, at least.</param>
public sealed record LibraryQuery(LibraryFilter Filter, MediaItemId? ItemId, int Show)
{
    /// <summary>How many items come at a time.</summary>
    public const int PageSize = 60;

    /// <summary>How many items are on the page, at most; the older ones are found by narrowing the list.</summary>
    public const int MostShown = 1200;

    private const int LongestWords = 200;

    /// <summary>Everything, from the top.</summary>
    public static LibraryQuery Everything { get; } = new(new LibraryFilter(), null, PageSize);

    /// <summary>The address, relative to the application's base.</summary>
    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            Add("q", Filter.Words);
            Add("kind", Filter.Kind?.ToString());
            Add("by", Filter.MemberId?.ToString());
            Add("campaign", Filter.CampaignId?.ToString());
            Add("tag", Filter.Tag);
            Add("origin", Filter.Origin?.ToString());
            Add("rights", Filter.Rights?.State.ToString());
            Add("show", Show > PageSize ? $"{Show}" : null);
            Add("item", ItemId?.ToString());
            return $"library{query}";

            void Add(string name, string? value)
            {
                if (!string.IsNullOrEmpty(value))
                {
                    query.Add(name, value);
                }
            }
        }
    }

    /// <summary>Reads the parameters of an address.</summary>
    /// <param name="asked">What it says, each null where it says nothing.</param>
    /// <param name="today">The reader's day, from which rights are seen.</param>
    public static LibraryQuery Read(LibraryAddress asked, DateOnly today) =>
        new(
            new LibraryFilter(
                asked.Words is { } words ? words.Trim()[..Math.Min(words.Trim().Length, LongestWords)] : "",
                Known<MediaKind>(asked.Kind),
                Id(asked.By) is { } by ? new MemberId(by) : null,
                Id(asked.Campaign) is { } campaign ? new CampaignId(campaign) : null,
                Known<MediaOrigin>(asked.Origin),
                string.IsNullOrWhiteSpace(asked.Tag) ? null : asked.Tag,
                Known<RightsState>(asked.Rights) is { } state ? new RightsFilter(state, today) : null
            ),
            Id(asked.Item) is { } item ? new MediaItemId(item) : null,
            Math.Clamp(int.TryParse(asked.Show, CultureInfo.InvariantCulture, out var show) ? show : PageSize, PageSize, MostShown)
        );

    /// <summary>The list narrowed otherwise, from the top; what is open stays open.</summary>
    public LibraryQuery With(LibraryFilter filter) => this with { Filter = filter, Show = PageSize };

    /// <summary>The same list with an item open, or with none.</summary>
    public LibraryQuery Open(MediaItemId? id) => this with { ItemId = id };

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static TEnum? Known<TEnum>(string? word)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}

/// <summary>The parameters of the library's address as they stand there.</summary>
public sealed record LibraryAddress(
    string? Words,
    string? Kind,
    string? By,
    string? Campaign,
    string? Tag,
    string? Origin,
    string? Rights,
    string? Item,
    string? Show
);
