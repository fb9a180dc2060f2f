namespace Studio.Web.Features.SignIn;

/// <summary>What a page or an endpoint may ask of a member; without one of these any member will do.</summary>
public static class Policies
{
    /// <summary>May compose, upload and send: editors and administrators.</summary>
    public const string Send = nameof(Send);

    /// <summary>May manage the team and see the provider's own words.</summary>
    public const string Admin = nameof(Admin);
}
