using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>Why there is no video and what to do next; the provider's own words for administrators alone.</summary>
public sealed partial class FailureNotice(IStringLocalizer<Texts> text)
{
    /// <summary>Where the generation stands.</summary>
    [Parameter, EditorRequired]
    public GenerationStatus Status { get; set; }

    /// <summary>What went wrong.</summary>
    [Parameter, EditorRequired]
    public required Failure Failure { get; set; }

    /// <summary>Whether the reader may see the provider's own words.</summary>
    [Parameter, EditorRequired]
    public bool IsAdmin { get; set; }

    private IEnumerable<(string Key, string Value)> Facts
    {
        get
        {
            var facts = new (string Key, string? Value)[]
            {
                ("Item.Admin.Http", Failure.HttpStatus?.ToString(CultureInfo.InvariantCulture)),
                ("Item.Admin.Code", Failure.ProviderCode),
                ("Item.Admin.Text", Failure.ProviderText),
                ("Item.Admin.RequestId", Failure.RequestId),
            };
            return facts.Select(f => (f.Key, f.Value ?? text["Item.Admin.None"]));
        }
    }
}
