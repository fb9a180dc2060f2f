using Microsoft.Extensions.Localization;
using Studio.Application.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>Says what came of a deed on the shelf.</summary>
public static class ShelfWords
{
    /// <summary>Why it was not done; null where it was.</summary>
    public static string? Refusal(IStringLocalizer text, ShelfOutcome outcome) =>
        outcome switch
        {
            ShelfOutcome.Refused refused => text[$"Shelf.Fault.{refused.Fault}"].Value,
            ShelfOutcome.NotAllowed => text["Shelf.NotAllowed"].Value,
            ShelfOutcome.NotFound => text["Shelf.NotFound"].Value,
            _ => null,
        };
}
