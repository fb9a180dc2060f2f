using Studio.Application.Media;

namespace Studio.Application.Generations;

/// <summary>Why the provider can't fetch the studio's media; its sentence is the resource <c>Reach.{Name}</c>.</summary>
/// <param name="Address">Where the media would be fetched from, without a path.</param>
public abstract record ReachFault(string Address)
{
    /// <summary>The word for the reason in resources.</summary>
    public string Name => GetType().Name;

    /// <summary>Its very name says that the address is this machine's, or this network's.</summary>
    public sealed record Inside(string Address, MediaReachability Reachability) : ReachFault(Address);

    /// <summary>The address answers with a refusal.</summary>
    /// <param name="Address">Where the media would be fetched from, without a path.</param>
    /// <param name="Code">The HTTP status.</param>
    public sealed record Status(string Address, int Code) : ReachFault(Address);

    /// <summary>The address doesn't answer.</summary>
    public sealed record NoAnswer(string Address) : ReachFault(Address);

    /// <summary>The address can't prove who it is: its certificate is not valid.</summary>
    public sealed record Untrusted(string Address) : ReachFault(Address);

    /// <summary>Something else than this studio answers there.</summary>
    public sealed record Stranger(string Address) : ReachFault(Address);
}
