using Studio.Seedance;

namespace Studio.Tests.Seedance;

internal static class Requests
{
    public static CreateTaskRequest Shortest { get; } = new() { Model = "m", Content = [new ContentItem.Text("a cup of tea")] };

    public static CreateTaskRequest Documented { get; } =
        new()
        {
            Model = "doubao-seedance-2-0-260128",
            Content =
            [
                new ContentItem.Text("第一人称视角果茶宣传广告..."),
                new ContentItem.Image(new MediaUrl("https://example.com/image1.jpg"), ContentRole.ReferenceImage),
                new ContentItem.Video(new MediaUrl("https://example.com/video.mp4"), ContentRole.ReferenceVideo),
                new ContentItem.Audio(new MediaUrl("https://example.com/audio.mp3"), ContentRole.ReferenceAudio),
            ],
            GenerateAudio = true,
            Ratio = "21:9",
            Duration = 11,
            Watermark = false,
        };

    public const string DocumentedJson = """
        {"model":"doubao-seedance-2-0-260128","content":[
         {"type":"text","text":"第一人称视角果茶宣传广告..."},
         {"type":"image_url","image_url":{"url":"https://example.com/image1.jpg"},"role":"reference_image"},
         {"type":"video_url","video_url":{"url":"https://example.com/video.mp4"},"role":"reference_video"},
         {"type":"audio_url","audio_url":{"url":"https://example.com/audio.mp3"},"role":"reference_audio"}],
         "generate_audio":true,"ratio":"21:9","duration":11,"watermark":false}
        """;
}
