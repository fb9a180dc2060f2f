using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Judges a file before a byte of it is sent, by the facts that the browser read and the rules that judge it again when it is here.</summary>
public sealed class FileCheck(RuleSentences sentences)
{
    /// <summary>Why a file can't stand in a role, as a sentence; null where nothing speaks against it yet.</summary>
    public string? Refusal(ChosenFile file, ReferenceRole role, ModelProfile profile) =>
        Find(file, role, profile) is { } refusal ? sentences.Sentence(refusal) : null;

    private static IntakeRefusal? Find(ChosenFile file, ReferenceRole role, ModelProfile profile)
    {
        if (file.Size == 0)
        {
            return new IntakeRefusal.Empty();
        }
        if (file is { Head: not null, ContentType: null })
        {
            return new IntakeRefusal.NotMedia();
        }
        if (file is { Width: { } width, Height: { } height } && (long)width * height > MediaIntake.MostPixels)
        {
            return new IntakeRefusal.TooManyPixels(width, height, MediaIntake.MostPixels);
        }
        return GenerationRules
            .CheckMedia(role, Facts(file, role, profile), file.Size, profile)
            .Where(v => v.Severity == RuleSeverity.Error)
            .Select(v => new IntakeRefusal.BreaksRule(v))
            .FirstOrDefault();
    }

    private static MediaFacts Facts(ChosenFile file, ReferenceRole role, ModelProfile profile)
    {
        // A head that could not be read speaks neither for nor against a type.
        var type = file.ContentType ?? profile.Limits(role.Kind()).ContentTypes[0];
        var kind = MediaTypes.Find(type)!.Kind;
        // Browsers guess the time of an MP3 from its first frames; a tenth of a second is how well they tell the others.
        var seconds = kind == MediaKind.Image || type == "audio/mpeg" ? null : file.Seconds;
        return new MediaFacts(kind, type, file.Width, file.Height, seconds is { } known ? Math.Round(known, 1) : null);
    }
}
