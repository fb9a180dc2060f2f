using Microsoft.AspNetCore.Components;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>What the rules say of one field, right under it.</summary>
public sealed partial class FieldFindings
{
    /// <summary>Every finding of the composition.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>The field.</summary>
    [Parameter, EditorRequired]
    public CompositionField Field { get; set; }

    private static string Class(Finding finding) =>
        finding switch
        {
            { IsCalm: true } => "calm",
            { IsWrong: true } => "wrong",
            _ => "worth-knowing",
        };
}
