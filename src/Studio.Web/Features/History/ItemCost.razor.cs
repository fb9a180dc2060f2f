using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>What a generation was likely to cost, what it did, and what all of its submission did so far.</summary>
public sealed partial class ItemCost(ModelCatalog catalog, IStringLocalizer<Texts> text)
{
    private const double Even = 0.005; // within half a percent, it is as estimated

    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required GenerationDetail Detail { get; set; }

    private GenerationCost Cost => CostOf(Detail.Entry);

    private List<GenerationCost> Counted => [.. Detail.Siblings.Select(CostOf).Where(c => c.Tokens is not null)];

    // What came to nothing costs nothing, and its estimate would only frighten.
    private bool IsWorthSaying => Cost is { Tokens: not null } || (Cost is { Estimate: not null } && !Detail.Entry.Status.IsFinal());

    private GenerationCost CostOf(HistoryEntry entry) =>
        GenerationCost.Of(entry.Composition, entry.Ratio, entry.Tokens, catalog.Find(entry.Composition.Model), Detail.Media);

    private string Say(long tokens, decimal? cost, string? currency) =>
        cost is { } money
            ? text["Item.Cost.Both", Money.Tokens(tokens), Money.Write(money, currency)]
            : text["Item.Cost.Tokens", Money.Tokens(tokens)];

    private string Say(double difference)
    {
        if (Math.Abs(difference) < Even)
        {
            return text["Item.Cost.Even"];
        }
        var percent = (100 * Math.Abs(difference)).ToString("0.#", CultureInfo.CurrentCulture);
        return text[difference > 0 ? "Item.Cost.Over" : "Item.Cost.Under", percent];
    }
}
