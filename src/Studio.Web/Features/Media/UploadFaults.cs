using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Media;

/// <summary>Why bytes were not taken: the rule's name and its sentence.</summary>
/// <param name="Rule">The rule, such as <c>MediaTooLarge</c> or <c>NotMedia</c>.</param>
/// <param name="Message">The sentence, in the reader's language.</param>
internal sealed record UploadProblem(string Rule, string Message);

/// <summary>Answers what goes wrong while bytes arrive.</summary>
internal sealed partial class UploadFaults(RuleSentences sentences, ILogger<UploadFaults> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (MediaStoreException e)
        {
            LogStoreFailed(e);
            var (rule, status) = e.IsFull
                ? ("StoreFull", StatusCodes.Status507InsufficientStorage)
                : ("StoreAway", StatusCodes.Status503ServiceUnavailable);
            return Results.Json(new UploadProblem(rule, sentences.Sentence(e)), statusCode: status);
        }
        catch (BadHttpRequestException e) // a body that is too long, or one that ended early
        {
            return Results.StatusCode(e.StatusCode);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException && context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty; // the sender is gone and will continue
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The media store failed while an upload arrived")]
    private partial void LogStoreFailed(Exception e);
}
