using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Every video that one sending makes, and what each is likely to cost.</summary>
public sealed partial class FanOutTable(IStringLocalizer<Texts> text)
{
    /// <summary>What is made.</summary>
    [Parameter, EditorRequired]
    public required SubmissionEstimate Estimate { get; set; }

    private string Price(TokenEstimate estimate) =>
        estimate.Cost is { } cost
            ? Money.Write(cost, estimate.Currency)
            : text["Compose.FanOut.Tokens", Money.Tokens(estimate.Tokens)].Value;
}
