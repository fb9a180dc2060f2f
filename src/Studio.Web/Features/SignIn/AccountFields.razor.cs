using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.SignIn;

/// <summary>The fields that make a member.</summary>
public sealed partial class AccountFields(IStringLocalizer<Texts> text)
{
    /// <summary>What was typed.</summary>
    [Parameter, EditorRequired]
    public AccountForm Form { get; set; } = null!;

    /// <summary>What is wrong with it.</summary>
    [Parameter]
    public AccountFaults? Faults { get; set; }
}
