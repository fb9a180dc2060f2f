using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Faults;
using Studio.Sandbox.Rendering;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox.Creating;

/// <summary>Takes a create request: checks it, fetches its media, accepts it, and answers as scripted.</summary>
internal sealed class CreateTask(
    IOptions<SandboxOptions> options,
    TimeProvider time,
    CreateRate rate,
    ScenarioScript scenarios,
    MediaFetch media,
    TaskFolder folder,
    TaskBook book,
    AcceptedCreates accepted,
    RenderWorker renders
)
{
    private const int MaxBodyBytes = 1_000_000;

    public async Task<IResult> ExecuteAsync(HttpContext context, string baseUrl)
    {
        if (!rate.TryTake(out var retryAfter))
        {
            return SandboxError.TooManyCreates(retryAfter);
        }

        if (await ReadBodyAsync(context) is not { } body)
        {
            return SandboxError.Invalid("body", $"it must be JSON of at most {MaxBodyBytes} bytes");
        }

        using (body)
        {
            return CreateRequest.Read(body.RootElement, options.Value.OfficialProfile) switch
            {
                ReadOutcome.Refused(var error) => error,
                ReadOutcome.Ordered(var order) => await TakeAsync(context, baseUrl, order, body.RootElement),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context, string baseUrl, VideoOrder order, JsonElement body)
    {
        var script = scenarios.Take(order.Prompt);
        if (Refusal(context, script) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var id = TaskFolder.NewId(now);
        switch (await FetchAsync(context, order, id))
        {
            case FetchOutcome.Refused(var error):
                return error;
            case FetchOutcome.Fetched(var files):
                order = order with { Inputs = files };
                break;
        }

        var task = new SandboxTask
        {
            Id = id,
            Order = order,
            Script = script,
            LinkToken = RandomNumberGenerator.GetHexString(32, lowercase: true),
            BaseUrl = baseUrl,
            CreatedAt = now,
            UpdatedAt = now,
            NotReadyLeft = script.NotReady,
            BreaksLeft = script.BreakDownload,
        };
        if (book.Accept(task) is { } full)
        {
            folder.RemoveInputs(id);
            return full;
        }

        accepted.Add(task, body);
        renders.Enqueue(task);
        return await ReplyAsync(context, task);
    }

    private async Task<FetchOutcome> FetchAsync(HttpContext context, VideoOrder order, string id)
    {
        if (order.Inputs.Count == 0)
        {
            return new FetchOutcome.Fetched([]);
        }

        var inputs = Directory.CreateDirectory(folder.InputsOf(id)).FullName;
        FetchOutcome? outcome = null;
        try
        {
            outcome = await media.FetchAsync(order.Inputs, inputs, context.RequestAborted);
            return outcome;
        }
        finally
        {
            if (outcome is not FetchOutcome.Fetched)
            {
                folder.RemoveInputs(id);
            }
        }
    }

    private static IResult? Refusal(HttpContext context, ScenarioOptions script)
    {
        if (script.DropRequest)
        {
            return ReplyDrops.Cut(context);
        }

        if (script.CreateHtml)
        {
            const string Page = "<!doctype html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>";
            return Results.Content(Page, "text/html", Encoding.UTF8, script.CreateStatus ?? 502);
        }

        return script.CreateStatus is { } status
            ? SandboxError.Scripted(status, script.CreateCode ?? "InternalServiceError", script.CreateMessage, script.RetryAfter)
            : null;
    }

    private async Task<IResult> ReplyAsync(HttpContext context, SandboxTask task)
    {
        if (task.Script.DelayCreate > TimeSpan.Zero)
        {
            await Task.Delay(task.Script.DelayCreate, time, context.RequestAborted);
        }

        if (task.Script.DropReply)
        {
            return ReplyDrops.Cut(context);
        }

        if (task.Script.BrokenReply)
        {
            return Results.Content("{\"id\":\"cgt-", "application/json");
        }

        var reply = new JsonObject { ["id"] = task.Id };
        if (options.Value.CreateStatus)
        {
            reply["status"] = "submitted";
        }

        return Results.Json(reply, SandboxJson.Options);
    }

    private static async Task<JsonDocument?> ReadBodyAsync(HttpContext context)
    {
        var bytes = new byte[MaxBodyBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > MaxBodyBytes)
        {
            return null;
        }

        try
        {
            var body = JsonDocument.Parse(bytes.AsMemory(0, length));
            // Half of a surrogate pair passes the parser and fails only when its string is read.
            JsonSerializer.Deserialize<JsonNode>(body)?.ToJsonString();
            return body;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
