using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Makes the bearer of an invitation a member, over plain HTTP.</summary>
public sealed partial class InvitationPage(
    AcceptInvitation accept,
    SignInMember signIn,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private bool _isOpen;
    private AccountFaults? _faults;

    /// <summary>The code in the link.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private AccountForm? Form { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new AccountForm();
        // A post finds its form again even where the invitation has closed meanwhile.
        _isOpen = HttpMethods.IsPost(Context.Request.Method) || await accept.IsOpenAsync(Code, Context.RequestAborted);
    }

    private async Task SubmitAsync()
    {
        switch (await accept.ExecuteAsync(Code, Form!.ToAccount(), Context.RequestAborted))
        {
            case AcceptOutcome.Joined joined:
                await signIn.WriteCookieAsync(joined.Member, keep: false);
                navigation.NavigateTo("/");
                break;
            case AcceptOutcome.Refused refused:
                _faults = new AccountFaults(refused.Faults, text);
                break;
            case AcceptOutcome.Closed:
                _isOpen = false;
                break;
        }
    }
}
