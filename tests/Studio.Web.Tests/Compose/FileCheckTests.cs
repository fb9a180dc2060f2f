using Microsoft.Extensions.DependencyInjection;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Shared;

namespace Studio.Web.Tests.Compose;

public sealed class FileCheckTests : IDisposable
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Mp4 = [0, 0, 0, 24, .. "ftypisom"u8];
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddLocalization()
        .AddSingleton<RuleSentences>()
        .AddSingleton<FileCheck>()
        .BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    public static TheoryData<ReferenceRole, long, byte[], int?, int?, double?, string?> Files =>
        new()
        {
            { ReferenceRole.FirstFrame, 1000, Png, 1280, 720, null, null },
            { ReferenceRole.FirstFrame, 1000, Png, null, null, null, null }, // the browser can't show it
            { ReferenceRole.FirstFrame, 0, [], null, null, null, "This file is empty." },
            { ReferenceRole.FirstFrame, 1, [0x47], null, null, null, "not an image, video or audio file" },
            { ReferenceRole.FirstFrame, 1000, "<html><script>alert(1)</script>"u8.ToArray(), null, null, null, "not an image" },
            { ReferenceRole.FirstFrame, 1000, Mp4, 1280, 720, 3, "This file is a video" },
            { ReferenceRole.FirstFrame, 34_000_000, Png, 1280, 720, null, "This file is 34 MB. An image may have at most 30 MB." },
            { ReferenceRole.FirstFrame, 1000, Png, 60_000, 60_000, null, "60000 × 60000" },
            { ReferenceRole.FirstFrame, 1000, Png, 200, 400, null, "200 × 400" },
            { ReferenceRole.ReferenceImage, 1000, Png, 1000, 300, null, "3.33" },
            { ReferenceRole.ReferenceImage, 1000, "GIF89a"u8.ToArray(), 800, 600, null, "GIF" },
            { ReferenceRole.ReferenceVideo, 1000, Mp4, 1280, 720, 60, "60 seconds" },
            { ReferenceRole.ReferenceVideo, 1000, Mp4, 1280, 720, 3.04, null },
            { ReferenceRole.ReferenceAudio, 1000, "ID3"u8.ToArray(), null, null, 900, null }, // browsers guess the time of an MP3
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_judged_by_what_the_browser_read_of_it(
        ReferenceRole role,
        long size,
        byte[] head,
        int? width,
        int? height,
        double? seconds,
        string? words
    )
    {
        var file = new ChosenFile(1, "blob:1", "果茶.png", size, "image", role, null)
        {
            Head = head,
            Width = width,
            Height = height,
            Seconds = seconds,
        };

        var refusal = _services.GetRequiredService<FileCheck>().Refusal(file, role, Make.Profile());

        if (words is null)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Contains(words, refusal, StringComparison.Ordinal);
            Assert.DoesNotContain('{', refusal!);
        }
    }

    [Fact]
    public void A_file_whose_first_bytes_can_not_be_read_is_left_to_the_server()
    {
        var file = new ChosenFile(1, "blob:1", "clip.mp4", 1000, "video", ReferenceRole.ReferenceVideo, null);

        Assert.Null(_services.GetRequiredService<FileCheck>().Refusal(file, ReferenceRole.ReferenceVideo, Make.Profile()));
    }
}
