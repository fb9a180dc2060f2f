namespace Studio.Application.Media;

/// <summary>Where the studio is reached from outside.</summary>
public sealed class StudioAddress
{
    /// <summary>The public address, or the one that the server listens on; ends with a slash.</summary>
    public Uri Base { get; set; } = new("http://localhost:5080/");
}
