using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Studio.Sandbox;

// Named, because a host that references this project has a Program of its own.
internal static class SandboxProgram
{
    private static Task Main(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        // A request's address carries the link of a video.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSandbox(builder.Configuration.GetSection(SandboxOptions.Section));

        var app = builder.Build();
        app.MapSandbox("/api/v3");
        return app.RunAsync();
    }
}
