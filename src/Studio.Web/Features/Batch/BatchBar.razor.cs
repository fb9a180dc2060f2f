using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Application.Batch;

namespace Studio.Web.Features.Batch;

/// <summary>What all rows cost together, and the button that sends them; a button that waits says for what.</summary>
public sealed partial class BatchBar(IStringLocalizer<Texts> text)
{
    /// <summary>The rows.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<BatchLine> Lines { get; set; }

    /// <summary>Links that are still being fetched.</summary>
    [Parameter]
    public int Awaited { get; set; }

    /// <summary>Whether a sending is under way.</summary>
    [Parameter]
    public bool IsSending { get; set; }

    /// <summary>Whether the table is in the queue.</summary>
    [Parameter]
    public bool IsSent { get; set; }

    /// <summary>Raised to send.</summary>
    [Parameter]
    public EventCallback OnSend { get; set; }

    private BatchTotals Totals => BatchTotals.Of(Lines);

    private string? Reason =>
        (Totals.Wrong, Awaited) switch
        {
            (1, _) => text["Batch.Held.One"].Value,
            (> 1, _) => text["Batch.Held", Totals.Wrong].Value,
            (_, > 0) => text["Batch.Held.Links", Awaited].Value,
            _ => null,
        };

    // The second click of a double click is no second wish.
    private Task SendAsync(MouseEventArgs click) => click.Detail > 1 ? Task.CompletedTask : OnSend.InvokeAsync();
}
