using Studio.Domain.Generations;

namespace Studio.Application.Batch;

/// <summary>A column that a table of compositions may have.</summary>
public enum BatchColumn
{
    /// <summary>What people call the composition.</summary>
    Title,

    /// <summary>A campaign, by name.</summary>
    Campaign,

    /// <summary>What should happen.</summary>
    Prompt,

    /// <summary>What the video is made from; follows from the files where it is empty.</summary>
    Mode,

    /// <summary>A model, by id or name.</summary>
    Model,

    /// <summary>One ratio or several.</summary>
    Ratio,

    /// <summary>Whole seconds.</summary>
    Duration,

    /// <summary>Yes or no.</summary>
    Sound,

    /// <summary>Yes or no.</summary>
    Watermark,

    /// <summary>Videos of each ratio.</summary>
    Variants,

    /// <summary>One file.</summary>
    FirstFrame,

    /// <summary>One file.</summary>
    LastFrame,

    /// <summary>Files, numbered as they stand.</summary>
    Images,

    /// <summary>Files, numbered as they stand.</summary>
    Videos,

    /// <summary>Files, numbered as they stand.</summary>
    Audio,
}

/// <summary>How columns are headed, in English and in Chinese.</summary>
public static class BatchColumns
{
    private static readonly (BatchColumn Column, string English, string Chinese, string[] Others)[] Headings =
    [
        (BatchColumn.Title, "title", "标题", ["name", "名称"]),
        (BatchColumn.Campaign, "campaign", "活动", ["营销活动"]),
        (BatchColumn.Prompt, "prompt", "提示词", ["text", "文案"]),
        (BatchColumn.Mode, "mode", "模式", []),
        (BatchColumn.Model, "model", "模型", []),
        (BatchColumn.Ratio, "ratio", "比例", ["ratios", "画面比例"]),
        (BatchColumn.Duration, "duration", "时长", ["seconds", "秒数"]),
        (BatchColumn.Sound, "sound", "声音", ["generate_audio"]),
        (BatchColumn.Watermark, "watermark", "水印", []),
        (BatchColumn.Variants, "variants", "版本数", []),
        (BatchColumn.FirstFrame, "first_frame", "首帧", []),
        (BatchColumn.LastFrame, "last_frame", "尾帧", []),
        (BatchColumn.Images, "images", "参考图", ["reference_images", "图片"]),
        (BatchColumn.Videos, "videos", "参考视频", ["reference_videos", "视频"]),
        (BatchColumn.Audio, "audio", "参考音频", ["reference_audio", "音频"]),
    ];

    private static readonly Dictionary<string, BatchColumn> ByHeading = Headings
        .SelectMany(h => h.Others.Append(h.English).Append(h.Chinese), (h, heading) => (Plain(heading), h.Column))
        .ToDictionary();

    /// <summary>The column under a heading, whatever its case, spaces and underscores; null for a heading that means nothing.</summary>
    public static BatchColumn? Find(string heading) => ByHeading.TryGetValue(Plain(heading), out var column) ? column : null;

    /// <summary>The heading of a column in the template.</summary>
    public static string Heading(this BatchColumn column, bool inChinese)
    {
        var heading = Headings.Single(h => h.Column == column);
        return inChinese ? heading.Chinese : heading.English;
    }

    /// <summary>The role of the files in a column; null for a column without files.</summary>
    public static ReferenceRole? Role(this BatchColumn column) =>
        column switch
        {
            BatchColumn.FirstFrame => ReferenceRole.FirstFrame,
            BatchColumn.LastFrame => ReferenceRole.LastFrame,
            BatchColumn.Images => ReferenceRole.ReferenceImage,
            BatchColumn.Videos => ReferenceRole.ReferenceVideo,
            BatchColumn.Audio => ReferenceRole.ReferenceAudio,
            _ => null,
        };

    private static string Plain(string heading) =>
        string.Concat(heading.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-'))).ToLowerInvariant();
}
