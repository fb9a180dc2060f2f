using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Chat;
using Studio.Sandbox.Creating;
using Studio.Sandbox.Faults;
using Studio.Sandbox.Rendering;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox;

/// <summary>The provider's paths, chat included: <c>chat/completions</c> stands beside them, as it does at the provider.</summary>
public static class SandboxEndpoints
{
    /// <summary>Maps the sandbox under a prefix such as <c>/sandbox/api/v3</c>; it checks its own bearer and needs no sign-in.</summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder routes, string prefix)
    {
        var services = routes.ServiceProvider;
        var options = services.GetRequiredService<IOptions<SandboxOptions>>().Value;
        var drops = services.GetRequiredService<ReplyDrops>();
        string BaseUrl(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}{prefix}";

        var group = routes.MapGroup(prefix).AllowAnonymous().DisableAntiforgery();
        group
            .MapGet(
                "/files/{token}/{name}",
                (HttpContext context, string token, string name, VideoDownload download) => download.Serve(context, token, name)
            )
            .AddEndpointFilter(drops);

        var api = group.MapGroup("").AddEndpointFilter(services.GetRequiredService<BearerCheck>());
        var tasks = api.MapGroup("/contents/generations/tasks").AddEndpointFilter(drops);
        tasks.MapPost("", (HttpContext context, CreateTask create) => create.ExecuteAsync(context, BaseUrl(context.Request)));
        tasks.MapGet(
            "/{id}",
            (HttpContext context, string id, TaskBook book) =>
                book.Find(id) switch
                {
                    null => SandboxError.UnknownTask(id),
                    var task when drops.Falls(task.Script.DropReads) => ReplyDrops.Cut(context),
                    { Script.PadReads: > 0 } task => PaddedReply(TaskReply.Of(task, BaseUrl(context.Request)), task.Script.PadReads),
                    var task => Results.Json(TaskReply.Of(task, BaseUrl(context.Request)), SandboxJson.Options),
                }
        );
        tasks.MapGet(
            "",
            (HttpRequest request, TaskBook book) =>
                options.SupportsList ? TaskList.Read(book.All(), request.Query, BaseUrl(request)) : Plain(404, "404 page not found")
        );
        tasks.MapDelete(
            "/{id}",
            (string id, TaskBook book) =>
                options.SupportsDelete
                    ? book.Delete(id) ?? Results.Json(new { }, SandboxJson.Options)
                    : Plain(405, "405 method not allowed")
        );

        api.MapPost("/chat/completions", (HttpContext context, ChatCompletion completion) => completion.AnswerAsync(context));
        MapInspection(api.MapGroup("/_sandbox"));
        return routes;
    }

    private static void MapInspection(RouteGroupBuilder inspection)
    {
        inspection.MapGet("/creates", (AcceptedCreates accepted) => Results.Json(accepted.All(), SandboxJson.Options));
        inspection.MapGet(
            "/rendered",
            async (RenderWorker renders, CancellationToken cancellation) =>
            {
                await renders.WhenIdleAsync().WaitAsync(cancellation);
                return Results.NoContent();
            }
        );
    }

    private static IResult PaddedReply(TaskReply reply, long padding) =>
        Results.Stream(
            async body =>
            {
                var blank = new byte[65_536];
                Array.Fill(blank, (byte)' ');
                for (var left = padding; left > 0; left -= blank.Length)
                {
                    await body.WriteAsync(blank.AsMemory(0, (int)Math.Min(left, blank.Length)));
                }

                await JsonSerializer.SerializeAsync(body, reply, SandboxJson.Options);
            },
            "application/json"
        );

    private static IResult Plain(int status, string text) => Results.Content(text, "text/plain", Encoding.UTF8, status);
}
