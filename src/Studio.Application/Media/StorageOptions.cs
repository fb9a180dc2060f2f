namespace Studio.Application.Media;

/// <summary>Where media is kept; the configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary><c>Disk</c> or <c>Azure</c>.</summary>
    public string Provider { get; set; } = "Disk";

    /// <summary>The folder store.</summary>
    public DiskOptions Disk { get; set; } = new();

    /// <summary>The blob store.</summary>
    public AzureOptions Azure { get; set; } = new();

    /// <summary>How long an unfinished upload waits for its next bytes; 10 minutes to 6 days (Azure drops staged blocks after 7).</summary>
    public TimeSpan UploadLife { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Uploads that one member may have begun and not finished, paused ones included; 1 to 1,000.</summary>
    public int UploadsPerMember { get; set; } = 40;

    /// <summary>Bytes in all of the uploads that one member has begun and not finished; 1 MB at least.</summary>
    public long UploadBytesPerMember { get; set; } = 4_000_000_000;

    /// <summary>Whether the blob store is chosen.</summary>
    public bool IsAzure => string.Equals(Provider, "Azure", StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything wrong with the section, each fault led by its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsAzure && !string.Equals(Provider, "Disk", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section}:Provider: {Provider} is not one of Disk, Azure.";
        }
        if (UploadLife < TimeSpan.FromMinutes(10) || UploadLife > TimeSpan.FromDays(6))
        {
            yield return $"{Section}:UploadLife: {UploadLife} is not between 00:10:00 and 6.00:00:00.";
        }
        if (UploadsPerMember is < 1 or > 1000)
        {
            yield return $"{Section}:UploadsPerMember: {UploadsPerMember} is not between 1 and 1000.";
        }
        if (UploadBytesPerMember < 1_000_000)
        {
            yield return $"{Section}:UploadBytesPerMember: {UploadBytesPerMember} is less than 1000000.";
        }
        if (!IsAzure)
        {
            yield break;
        }
        var hasConnection = !string.IsNullOrWhiteSpace(Azure.ConnectionString);
        if (!hasConnection && string.IsNullOrWhiteSpace(Azure.ServiceUri))
        {
            yield return $"{Section}:Azure:ConnectionString: this or {Section}:Azure:ServiceUri is needed.";
        }
        if (hasConnection && !string.IsNullOrWhiteSpace(Azure.ServiceUri))
        {
            yield return $"{Section}:Azure:ServiceUri: set this or {Section}:Azure:ConnectionString, not both.";
        }
        if (
            !string.IsNullOrWhiteSpace(Azure.ServiceUri)
            && !(Uri.TryCreate(Azure.ServiceUri, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        )
        {
            yield return $"{Section}:Azure:ServiceUri: needs an https address such as https://account.blob.core.windows.net.";
        }
        if (!IsContainerName(Azure.Container))
        {
            yield return $"{Section}:Azure:Container: needs 3 to 63 lower-case letters, digits and single hyphens.";
        }
    }

    private static bool IsContainerName(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name[0] != '-'
        && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal);

    /// <summary>The folder store.</summary>
    public sealed class DiskOptions
    {
        /// <summary>The folder; null means <c>media</c> under <c>Studio:DataDirectory</c>.</summary>
        public string? Root { get; set; }
    }

    /// <summary>The blob store.</summary>
    public sealed class AzureOptions
    {
        /// <summary>A connection string with the account's key.</summary>
        public string? ConnectionString { get; set; }

        /// <summary>The account's address, for signing in as the machine's own identity.</summary>
        public string? ServiceUri { get; set; }

        /// <summary>The container; made when it is missing.</summary>
        public string Container { get; set; } = "studio-media";
    }
}
