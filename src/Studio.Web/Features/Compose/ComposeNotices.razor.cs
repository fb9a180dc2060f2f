using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>What the composer has to say beyond its fields: what is set aside, who saved meanwhile, what became of sending.</summary>
public sealed partial class ComposeNotices(MediaReach reach, RuleSentences sentences, IStringLocalizer<Texts> text)
{
    private ReachFault? _fault;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>Whether the member may send.</summary>
    [Parameter]
    public bool CanSend { get; set; }

    /// <summary>Whether the draft that was asked for isn't there, so that another one is open.</summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>What came of the last sending.</summary>
    [Parameter]
    public SubmitOutcome? Outcome { get; set; }

    /// <summary>Raised to load the version that another page saved.</summary>
    [Parameter]
    public EventCallback OnTakeNewer { get; set; }

    /// <summary>Raised to save this page's version over the other.</summary>
    [Parameter]
    public EventCallback OnKeepMine { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _fault = await reach.FindFaultAsync(CancellationToken.None);

    private async Task CheckAgainAsync() => _fault = await reach.FindFaultAgainAsync(CancellationToken.None);

    private IEnumerable<string> SetAside =>
        from reference in Editor.Composition.SetAside
        group reference by reference.Role.Mode() into mode
        orderby mode.Key
        select text[
            mode.Count() == 1 ? "Compose.SetAside.One" : "Compose.SetAside.Many",
            string.Join(text["Shared.Comma"], mode.GroupBy(r => r.Role).OrderBy(r => r.Key).Select(Counted)),
            text[$"Compose.Mode.{mode.Key}"].Value
        ].Value;

    private string Counted(IGrouping<ReferenceRole, Reference> role) =>
        text[$"Compose.Counted.{role.Key}.{(role.Count() == 1 ? "One" : "Many")}", role.Count()];
}
