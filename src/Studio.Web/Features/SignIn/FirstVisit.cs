using System.Net;
using System.Security.Cryptography;
using System.Text;
using Studio.Application.Team;

namespace Studio.Web.Features.SignIn;

/// <summary>Guards the moment when a studio has no member yet: only who sits at the machine, or holds the code of its log, becomes the administrator.</summary>
public sealed partial class FirstVisit(TeamDirectory team, ILogger<FirstVisit> logger)
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // none that look alike
    private const int MaxTries = 5;
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Original-For", "X-Real-IP", "Via"];

    private readonly Lock _gate = new();
    private volatile bool _hasMembers;
    private string _code = NewCode();
    private int _tries;

    /// <summary>Whether the studio still waits for its first administrator.</summary>
    public async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (!_hasMembers)
        {
            _hasMembers = await team.HasMembersAsync(cancellationToken);
        }
        return !_hasMembers;
    }

    /// <summary>Prints the one-time code, if it is needed.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        if (await IsOpenAsync(cancellationToken))
        {
            Announced(_code);
        }
    }

    /// <summary>Whether this is the one-time code. After five wrong ones another takes its place in the log.</summary>
    public bool IsCode(string? given)
    {
        var typed = Encoding.UTF8.GetBytes((given ?? "").Trim().ToUpperInvariant());
        lock (_gate)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(_code)))
            {
                return true;
            }
            if (++_tries == MaxTries)
            {
                (_code, _tries) = (NewCode(), 0);
                Announced(_code);
            }
            return false;
        }
    }

    /// <summary>Whether the visitor sits at this machine: a loopback address, asked for by a loopback name, and nothing passed on by a proxy.</summary>
    public static bool IsOnLoopback(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is not null
            && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            && IsLoopbackName(context.Request.Host.Host)
            && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string NewCode()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 8);
        return $"{letters[..4]}-{letters[4..]}";
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Nobody is a member yet. Open /first-visit in a browser on this machine; from another one it asks for this one-time code: {Code}"
    )]
    private partial void Announced(string code);
}
