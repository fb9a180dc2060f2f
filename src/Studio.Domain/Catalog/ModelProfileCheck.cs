namespace Studio.Domain.Catalog;

/// <summary>Finds what is wrong with model profiles, as sentences for the administrator who wrote them.</summary>
public static class ModelProfileCheck
{
    /// <summary>Every fault of the list, each led by the configuration key it belongs to.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<ModelProfile> profiles, string key)
    {
        if (profiles.Count == 0)
        {
            yield return $"{key}: at least one model is needed.";
        }
        for (var i = 0; i < profiles.Count; i++)
        {
            foreach (var fault in Faults(profiles[i]))
            {
                yield return $"{key}:{i}:{fault}";
            }
            if (profiles.Take(i).Any(p => p.Id == profiles[i].Id))
            {
                yield return $"{key}:{i}:Id: {profiles[i].Id} is listed twice.";
            }
        }
    }

    private static IEnumerable<string> Faults(ModelProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Id))
        {
            yield return "Id: the model's id is missing.";
        }
        if (string.IsNullOrWhiteSpace(profile.Name))
        {
            yield return "Name: the model's name is missing.";
        }
        if (profile.Modes.Length == 0)
        {
            yield return "Modes: at least one of Text, Frames, References is needed.";
        }
        if (profile.Ratios.Length == 0)
        {
            yield return "Ratios: at least one ratio is needed.";
        }
        for (var i = 0; i < profile.Ratios.Length; i++)
        {
            if (
                profile.Ratios[i].Width <= 0
                || profile.Ratios[i].Height <= 0
                || !profile.Ratios[i].Ratio.Contains(':', StringComparison.Ordinal)
            )
            {
                yield return $"Ratios:{i}: needs a ratio such as 16:9 with its width and height in pixels.";
            }
        }
        var duration = profile.Duration;
        if (duration.Min < 1 || duration.Max < duration.Min || !duration.Contains(duration.Default))
        {
            yield return "Duration: needs 1 ≤ Min ≤ Default ≤ Max, in seconds.";
        }
        if (profile.RecommendedPromptLength < 1)
        {
            yield return "RecommendedPromptLength: needs a positive number of characters.";
        }
        foreach (var (name, limits) in new[] { ("Images", profile.Images), ("Videos", profile.Videos), ("Audio", profile.Audio) })
        {
            if (limits.MaxCount < 0)
            {
                yield return $"{name}:MaxCount: can't be negative.";
            }
            if (limits.MaxCount > 0 && (limits.MaxBytes <= 0 || limits.ContentTypes.Length == 0))
            {
                yield return $"{name}: needs MaxBytes and ContentTypes.";
            }
        }
        if (profile.Price is { } price && (price.PerMillion < 0 || price.PerMillionWithVideo < 0))
        {
            yield return "Price: can't be negative.";
        }
    }
}
