using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Domain.Catalog;

/// <summary>What one model takes and what it costs; data of the configuration key <c>Seedance:Models[]</c>.</summary>
public sealed class ModelProfile
{
    /// <summary>The model as the provider spells it, such as <c>doubao-seedance-2-0-260128</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The model as people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The modes that it offers.</summary>
    public GenerationMode[] Modes { get; set; } = [];

    /// <summary>The ratios that it offers, such as <c>16:9</c>, with the pixels it makes of each; the first is the default.</summary>
    public RatioProfile[] Ratios { get; set; } = [];

    /// <summary>Playing times that it offers, in whole seconds.</summary>
    public DurationRange Duration { get; set; } = new();

    /// <summary>Characters of prompt past which the end may be ignored.</summary>
    public int RecommendedPromptLength { get; set; } = 500;

    /// <summary>Whether it can make sound.</summary>
    public bool Sound { get; set; } = true;

    /// <summary>Whether its mark can be asked for.</summary>
    public bool Watermark { get; set; } = true;

    /// <summary>Whether a create may carry <c>callback_url</c>; a field that a model doesn't know is refused.</summary>
    public bool Callback { get; set; }

    /// <summary>What it takes as images, in any role.</summary>
    public MediaLimits Images { get; set; } = new();

    /// <summary>What it takes as reference videos.</summary>
    public MediaLimits Videos { get; set; } = new();

    /// <summary>What it takes as reference audio.</summary>
    public MediaLimits Audio { get; set; } = new();

    /// <summary>What its tokens cost; null when nobody said.</summary>
    public TokenPrice? Price { get; set; }

    /// <summary>The limits for one kind of media.</summary>
    public MediaLimits Limits(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => Images,
            MediaKind.Video => Videos,
            _ => Audio,
        };

    /// <summary>The pixels it makes of a ratio; null for a ratio that it doesn't offer.</summary>
    public RatioProfile? FindRatio(string ratio) => Array.Find(Ratios, r => r.Ratio == ratio);
}

/// <summary>A ratio that a model offers.</summary>
public sealed class RatioProfile
{
    /// <summary>Width to height, such as <c>16:9</c>.</summary>
    public string Ratio { get; set; } = "";

    /// <summary>Pixels across.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down.</summary>
    public int Height { get; set; }
}

/// <summary>Playing times that a model offers, in whole seconds, both ends included.</summary>
public sealed class DurationRange
{
    /// <summary>The shortest, in seconds.</summary>
    public int Min { get; set; } = 2;

    /// <summary>The longest, in seconds.</summary>
    public int Max { get; set; } = 12;

    /// <summary>Where a new composition starts, in seconds.</summary>
    public int Default { get; set; } = 5;

    /// <summary>Whether a playing time is offered.</summary>
    public bool Contains(int seconds) => seconds >= Min && seconds <= Max;
}

/// <summary>What a model takes of one kind of media; a limit that is null is not checked.</summary>
public sealed class MediaLimits
{
    /// <summary>References of this kind in one composition, at most.</summary>
    public int MaxCount { get; set; }

    /// <summary>Media types of the content, such as <c>image/png</c>.</summary>
    public string[] ContentTypes { get; set; } = [];

    /// <summary>Codecs of the picture or the sound, such as <c>h264</c>, as <c>ffprobe</c> spells them; none listed: any.</summary>
    public string[] Codecs { get; set; } = [];

    /// <summary>Bytes, at most.</summary>
    public long MaxBytes { get; set; }

    /// <summary>Pixels of the shorter side, at least.</summary>
    public int? MinSide { get; set; }

    /// <summary>Pixels of the longer side, at most.</summary>
    public int? MaxSide { get; set; }

    /// <summary>Width divided by height, at least.</summary>
    public double? MinAspect { get; set; }

    /// <summary>Width divided by height, at most.</summary>
    public double? MaxAspect { get; set; }

    /// <summary>Seconds of one file, at least.</summary>
    public double? MinSeconds { get; set; }

    /// <summary>Seconds of one file, at most.</summary>
    public double? MaxSeconds { get; set; }

    /// <summary>Seconds of all files together, at most.</summary>
    public double? MaxTotalSeconds { get; set; }

    /// <summary>Frames per second, at least.</summary>
    public double? MinFrameRate { get; set; }

    /// <summary>Frames per second, at most.</summary>
    public double? MaxFrameRate { get; set; }
}

/// <summary>What tokens cost, per million.</summary>
public sealed class TokenPrice
{
    /// <summary>The ISO 4217 code of the currency.</summary>
    public string Currency { get; set; } = "CNY";

    /// <summary>The price of a million tokens when no input is a video.</summary>
    public decimal PerMillion { get; set; }

    /// <summary>The price of a million tokens when an input is a video.</summary>
    public decimal PerMillionWithVideo { get; set; }

    /// <summary>What tokens cost that a composition used.</summary>
    public decimal Of(long tokens, Composition composition) =>
        (composition.In(ReferenceRole.ReferenceVideo).Any() ? PerMillionWithVideo : PerMillion) * tokens / 1_000_000m;
}
