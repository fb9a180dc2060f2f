using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Faults;

namespace Studio.Sandbox.Tasks;

/// <summary>Serves a finished video by its link: no bearer, ranges, until the link lapses.</summary>
internal sealed class VideoDownload(TaskBook book, TaskFolder folder, ReplyDrops drops, TimeProvider time, IOptions<SandboxOptions> options)
{
    public IResult Serve(HttpContext context, string token, string name)
    {
        var id = Path.GetFileNameWithoutExtension(name);
        if (book.Find(id) is not { State: TaskState.Succeeded } task || name != id + ".mp4" || !Matches(token, task.LinkToken))
        {
            return StorageError(404, "NoSuchKey", "The specified key does not exist.");
        }

        if (task.UpdatedAt + options.Value.LinkLife <= time.GetUtcNow())
        {
            return StorageError(403, "AccessDenied", "Request has expired.");
        }

        return drops.Falls(task.Script.DropReads) ? ReplyDrops.Cut(context) : Scripted(context, book.TakeDownload(id) ?? task);
    }

    private IResult Scripted(HttpContext context, SandboxTask task)
    {
        if (task.NotReadyLeft > 0)
        {
            return SandboxError.VideoNotReady();
        }

        if (task.Script.RedirectDownload is { } elsewhere)
        {
            return Results.Redirect(elsewhere);
        }

        if (task.Script.NotAVideo)
        {
            return Results.Content("<!doctype html><title>Sign in</title><p>Please sign in.</p>", "text/html");
        }

        if (task.BreaksLeft > 0)
        {
            context.Response.Body = new CutStream(context, context.Response.Body, task.Script.BreakAfter);
        }

        var file = folder.VideoFile(task);
        return File.Exists(file)
            ? Results.File(file, "video/mp4", lastModified: task.UpdatedAt, enableRangeProcessing: true)
            : StorageError(404, "NoSuchKey", "The specified key does not exist.");
    }

    private static bool Matches(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static IResult StorageError(int status, string code, string message) =>
        Results.Content(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>",
            "application/xml",
            Encoding.UTF8,
            status
        );
}
