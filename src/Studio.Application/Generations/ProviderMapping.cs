using System.Net;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>The one place that speaks both the product's words and the provider's.</summary>
public static class ProviderMapping
{
    /// <summary>The request for one generation; holds only fields that the model's profile knows.</summary>
    /// <param name="composition">What is sent.</param>
    /// <param name="ratio">The ratio of this generation.</param>
    /// <param name="profile">What the model takes.</param>
    /// <param name="link">Where the provider fetches a media item.</param>
    /// <param name="callbackUrl">Where the provider posts news; null where it is not to.</param>
    public static CreateTaskRequest ToRequest(
        Composition composition,
        string ratio,
        ModelProfile profile,
        Func<MediaItemId, string> link,
        string? callbackUrl = null
    )
    {
        var text = new ContentItem.Text(composition.SentText);
        return new CreateTaskRequest
        {
            Model = profile.Id,
            Content =
            [
                .. string.IsNullOrWhiteSpace(composition.SentText) ? Array.Empty<ContentItem>() : [text],
                .. composition.References.OrderBy(r => r.Role).Select(r => ToContent(r.Role, new MediaUrl(link(r.ItemId)))),
            ],
            GenerateAudio = profile.Sound ? composition.Sound : null,
            Ratio = ratio,
            Duration = composition.Duration,
            Watermark = profile.Watermark ? composition.Watermark : null,
            CallbackUrl = callbackUrl,
        };
    }

    /// <summary>Why a call was refused, in the product's words.</summary>
    public static Failure ToFailure(SeedanceException exception) =>
        new(
            exception.Kind switch
            {
                SeedanceErrorKind.Unauthorized => FailureReason.KeyRefused,
                SeedanceErrorKind.AccountProblem => FailureReason.AccountProblem,
                SeedanceErrorKind.NotFound => FailureReason.ModelUnavailable,
                _ when exception.MayHaveBeenAccepted => FailureReason.NoAnswer,
                _ => ToReason(exception.ProviderCode, FailureReason.RequestRefused),
            },
            exception.ProviderCode,
            exception.ProviderText,
            exception.RequestId,
            (int?)exception.Status
        );

    /// <summary>Why a task came to nothing, in the product's words.</summary>
    public static Failure ToFailure(VideoTask task) =>
        new(
            task.State == TaskState.Expired ? FailureReason.TaskExpired : ToReason(task.Error?.Code, FailureReason.ProviderFailed),
            task.Error?.Code,
            task.Error?.Message,
            HttpStatus: (int)HttpStatusCode.OK
        );

    /// <summary>A task of the provider's list as what an unknown outcome may have come to.</summary>
    public static CandidateTask ToCandidate(VideoTask task, SentSettings sent) =>
        new(task.Id, ToStatus(task.State), task.CreatedAt ?? default, ToSettings(task), sent.Compare(ToSettings(task)));

    /// <summary>What the provider repeats of a task's request.</summary>
    public static SentSettings ToSettings(VideoTask task) => new(task.Model, task.Ratio, task.Duration);

    private static GenerationStatus ToStatus(TaskState state) =>
        state switch
        {
            TaskState.Waiting => GenerationStatus.Submitted,
            TaskState.Succeeded => GenerationStatus.Succeeded,
            TaskState.Failed => GenerationStatus.Failed,
            TaskState.Cancelled => GenerationStatus.Cancelled,
            TaskState.Expired => GenerationStatus.Expired,
            _ => GenerationStatus.Running,
        };

    private static FailureReason ToReason(string? code, FailureReason otherwise) =>
        code switch
        {
            null => otherwise,
            _ when code.Contains("PrivacyInformation", StringComparison.OrdinalIgnoreCase) => FailureReason.RealFace,
            _ when code.StartsWith("Output", StringComparison.OrdinalIgnoreCase) => FailureReason.OutputContent,
            _ when code.Contains("SensitiveContent", StringComparison.OrdinalIgnoreCase) => FailureReason.InputContent,
            _ when code.Contains("InvalidEndpointOrModel", StringComparison.OrdinalIgnoreCase) => FailureReason.ModelUnavailable,
            _ when code.Contains("Download", StringComparison.OrdinalIgnoreCase)
                    || code.Contains("Fetch", StringComparison.OrdinalIgnoreCase) => FailureReason.MediaUnreachable,
            _ => otherwise,
        };

    private static ContentItem ToContent(ReferenceRole role, MediaUrl url) =>
        role switch
        {
            ReferenceRole.FirstFrame => new ContentItem.Image(url, ContentRole.FirstFrame),
            ReferenceRole.LastFrame => new ContentItem.Image(url, ContentRole.LastFrame),
            ReferenceRole.ReferenceImage => new ContentItem.Image(url, ContentRole.ReferenceImage),
            ReferenceRole.ReferenceVideo => new ContentItem.Video(url, ContentRole.ReferenceVideo),
            ReferenceRole.ReferenceAudio => new ContentItem.Audio(url, ContentRole.ReferenceAudio),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}
