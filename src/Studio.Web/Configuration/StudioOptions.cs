using System.ComponentModel.DataAnnotations;
using Studio.Application.Team;

namespace Studio.Web.Configuration;

/// <summary>The studio as a whole; the configuration section <c>Studio</c>.</summary>
public sealed class StudioOptions
{
    /// <summary>The configuration section.</summary>
    public const string Key = "Studio";

    /// <summary>The folder of the database and of the disk store.</summary>
    public string DataDirectory { get; set; } = "data/";

    /// <summary>The first administrator, created at start when there is no member yet.</summary>
    public FirstAdminOptions Admin { get; set; } = new();

    /// <summary>What is wrong with the section, led by the key.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var faults = OptionFaults.Of<StudioOptions>(configuration, Key).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }
        var options = configuration.GetSection(Key).Get<StudioOptions>() ?? new StudioOptions();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            faults.Add($"{Key}:DataDirectory: a folder is needed.");
        }
        var admin = options.Admin;
        if (string.IsNullOrEmpty(admin.Email) != string.IsNullOrEmpty(admin.Password))
        {
            faults.Add($"{Key}:Admin: Email and Password are needed together.");
        }
        if (admin.Email is { Length: > 0 } email && !new EmailAddressAttribute().IsValid(email))
        {
            faults.Add($"{Key}:Admin:Email: is not an email address.");
        }
        if (admin.Password is { Length: > 0 and < AccountRules.MinPasswordLength })
        {
            faults.Add($"{Key}:Admin:Password: needs {AccountRules.MinPasswordLength} characters or more.");
        }
        return faults;
    }
}

/// <summary>An administrator who is created unattended.</summary>
public sealed class FirstAdminOptions
{
    /// <summary>The email to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>The password, as long as <see cref="AccountRules.MinPasswordLength"/> asks.</summary>
    public string? Password { get; set; }
}
