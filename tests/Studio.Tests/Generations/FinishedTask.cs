using Microsoft.AspNetCore.Http;
using Studio.Testing;

namespace Studio.Tests.Generations;

/// <summary>A provider whose every task is done, with its video at /video.</summary>
internal static class FinishedTask
{
    public static async Task<ScriptedServer> StartAsync(RequestDelegate video)
    {
        ScriptedServer? server = null;
        server = await ScriptedServer.StartAsync(context =>
            context.Request.Path.StartsWithSegments("/video")
                ? video(context)
                : context.Response.WriteAsync(
                    $$$"""{"id":"cgt-1","status":"succeeded","content":{"video_url":"{{{server!.Address}}}video"}}"""
                )
        );
        return server;
    }
}
