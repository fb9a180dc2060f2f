using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.SignIn;

/// <summary>Sign-in, over plain HTTP.</summary>
public sealed partial class SignInPage(SignInMember signIn, NavigationManager navigation, IStringLocalizer<Texts> text)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/sign-in";

    private string? _fault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Form ??= new SignInForm();
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        }
    }

    private async Task SubmitAsync()
    {
        switch (await signIn.ExecuteAsync(Form!.Email ?? "", Form.Password ?? "", Form.Keep))
        {
            case SignInOutcome.SignedIn:
                navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
                break;
            case SignInOutcome.Wrong { TriesLeft: 1 }:
                _fault = text["SignIn.WrongOnce"];
                break;
            case SignInOutcome.Wrong wrong:
                _fault = text["SignIn.Wrong", wrong.TriesLeft];
                break;
            case SignInOutcome.Locked locked:
                _fault = text["SignIn.Locked", Math.Max(1, Math.Ceiling(locked.For.TotalMinutes))];
                break;
            case SignInOutcome.Disabled:
                _fault = text["SignIn.Disabled"];
                break;
        }
    }
}

/// <summary>What the sign-in form posts.</summary>
public sealed class SignInForm
{
    /// <summary>The member's email.</summary>
    public string? Email { get; set; }

    /// <summary>The member's password.</summary>
    public string? Password { get; set; }

    /// <summary>Whether to stay signed in on this computer.</summary>
    public bool Keep { get; set; }
}
