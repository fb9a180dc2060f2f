using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Studio.Sandbox.Chat;

/// <summary>The path of a chat endpoint as OpenAI has it.</summary>
public static class ChatEndpoints
{
    /// <summary>Maps <c>chat/completions</c> under a prefix such as <c>/v1</c>; it checks the sandbox's bearer and needs no sign-in.</summary>
    public static IEndpointRouteBuilder MapSandboxChat(this IEndpointRouteBuilder routes, string prefix)
    {
        routes
            .MapPost(prefix + "/chat/completions", (HttpContext context, ChatCompletion completion) => completion.AnswerAsync(context))
            .AllowAnonymous()
            .DisableAntiforgery()
            .AddEndpointFilter(routes.ServiceProvider.GetRequiredService<BearerCheck>());
        return routes;
    }
}
