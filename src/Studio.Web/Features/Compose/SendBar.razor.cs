using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>What it will cost, and the button; a button that waits says for what.</summary>
public sealed partial class SendBar(IStringLocalizer<Texts> text)
{
    /// <summary>What the composition is likely to cost; null where that can't be said.</summary>
    [Parameter]
    public SubmissionEstimate? Estimate { get; set; }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>Whether the member may send.</summary>
    [Parameter]
    public bool CanSend { get; set; } = true;

    /// <summary>The file that is waited for.</summary>
    [Parameter]
    public FileInTransit? Moving { get; set; }

    /// <summary>Whether it is sent by itself once the files are here.</summary>
    [Parameter]
    public bool SendsOnArrival { get; set; }

    /// <summary>Whether a sending is under way; another one may be asked for meanwhile.</summary>
    [Parameter]
    public bool IsSending { get; set; }

    /// <summary>Raised to send.</summary>
    [Parameter]
    public EventCallback OnSend { get; set; }

    private string? Reason =>
        (CanSend, Moving) switch
        {
            (false, _) => text["Compose.ViewerOnly"],
            (_, { IsPaused: true } file) => text["Compose.WaitingFor.Paused", NameOf(file)],
            (_, { } file) => text[SendsOnArrival ? "Compose.SendsOnArrival" : "Compose.WaitingFor", NameOf(file)],
            _ => Findings.FirstOrDefault(f => f.Violation.Severity == RuleSeverity.Error)?.Sentence,
        };

    private string NameOf(FileInTransit file) =>
        file.Role.IsSingle()
            ? text[$"Compose.Role.{file.Role}"]
            : text[$"Compose.Number.{file.Role.Kind()}", Composition.In(file.Role).Count() + 1];

    // The second click of a double click is no second wish.
    private Task SendAsync(MouseEventArgs click) => click.Detail > 1 ? Task.CompletedTask : OnSend.InvokeAsync();
}
