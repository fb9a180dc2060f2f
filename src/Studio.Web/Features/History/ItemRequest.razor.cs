using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.History;

/// <summary>The request as it was sent.</summary>
public sealed partial class ItemRequest(IStringLocalizer<Texts> text)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>JSON, with the signatures of its links cut off; null while nothing was sent.</summary>
    [Parameter, EditorRequired]
    public string? Request { get; set; }

    private string Readable => JsonSerializer.Serialize(JsonDocument.Parse(Request!).RootElement, Indented);
}
