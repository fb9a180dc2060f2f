namespace Studio.Web.Features.SignIn;

/// <summary>Keeps a return address inside the studio.</summary>
public static class LocalUrl
{
    /// <summary>The address if it is a path of this site, else the first page.</summary>
    public static string OrHome(string? url)
    {
        var isLocal =
            url is ['/', ..]
            && !url.StartsWith("//", StringComparison.Ordinal)
            && !url.StartsWith("/\\", StringComparison.Ordinal)
            && !url.Any(char.IsControl);
        return isLocal ? url! : "/";
    }
}
