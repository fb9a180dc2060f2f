using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Creates the first administrator, over plain HTTP.</summary>
public sealed partial class FirstVisitPage(
    FirstVisit visit,
    CreateFirstAdministrator create,
    SignInMember signIn,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/first-visit";

    private bool _needsCode;
    private string? _codeFault;
    private AccountFaults? _faults;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private AccountForm? Form { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new AccountForm();
        _needsCode = !FirstVisit.IsOnLoopback(Context);
        if (!await visit.IsOpenAsync(Context.RequestAborted))
        {
            navigation.NavigateTo(Context.User.Identity?.IsAuthenticated == true ? "/" : SignInPage.Path);
        }
    }

    private async Task SubmitAsync()
    {
        if (_needsCode && !visit.IsCode(Form!.Code))
        {
            _codeFault = text["FirstVisit.CodeWrong"];
            return;
        }
        switch (await create.ExecuteAsync(Form!.ToAccount(), Context.RequestAborted))
        {
            case FirstAdministratorOutcome.Created created:
                await signIn.WriteCookieAsync(created.Member, keep: false);
                navigation.NavigateTo("/");
                break;
            case FirstAdministratorOutcome.Refused refused:
                _faults = new AccountFaults(refused.Faults, text);
                break;
            case FirstAdministratorOutcome.AlreadyThere:
                navigation.NavigateTo(SignInPage.Path);
                break;
        }
    }
}
