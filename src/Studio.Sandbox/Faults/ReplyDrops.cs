using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Faults;

/// <summary>Decides by chance, repeatable by seed, which replies are lost.</summary>
internal sealed class ReplyDrops(IOptions<SandboxOptions> options) : IEndpointFilter
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Value.Seed);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var reply = await next(context);
        return Falls(options.Value.DropReplies) ? Cut(context.HttpContext) : reply;
    }

    /// <summary>Whether this one is lost, at a percentage.</summary>
    public bool Falls(int percent)
    {
        if (percent == 0)
        {
            return false;
        }

        lock (_gate)
        {
            return _random.Next(100) < percent;
        }
    }

    /// <summary>Cuts the connection without an answer.</summary>
    public static IResult Cut(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }
}
