using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Media;
using Xunit;

namespace Studio.Tests.Generations;

public sealed class ImportRequestTests(SmallInternet internet) : IClassFixture<SmallInternet>, IAsyncLifetime
{
    private static readonly Member Owner = Make.Member("Tom");

    private static readonly MediaItem[] Items =
    [
        Make.Item(memberId: Owner.Id),
        Make.Item(memberId: Owner.Id, at: Make.Now.AddSeconds(1)),
        Make.Item(MediaKind.Video, memberId: Owner.Id),
        Make.Item(MediaKind.Audio, memberId: Owner.Id),
    ];

    private StudioEngine _engine = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<Composition> Compositions
    {
        get
        {
            var (image, other, video, audio) = (Items[0], Items[1], Items[2], Items[3]);
            return
            [
                Make.Composition(),
                Make.Composition(prompt: "She says \"it's\" here\nand goes \\ away 'now'") with
                {
                    Ratio = "21:9",
                    Duration = 11,
                    Sound = false,
                },
                Make.Composition(prompt: "雨后的街道") with
                {
                    Watermark = true,
                },
                Make.Composition(
                    GenerationMode.Frames,
                    "Between",
                    new(ReferenceRole.FirstFrame, image.Id),
                    new(ReferenceRole.LastFrame, other.Id)
                ),
                Make.Composition(
                    GenerationMode.References,
                    "图片2 以 视频1 的节奏出现，图片1，音频1",
                    new(ReferenceRole.ReferenceImage, other.Id),
                    new(ReferenceRole.ReferenceImage, image.Id),
                    new(ReferenceRole.ReferenceVideo, video.Id),
                    new(ReferenceRole.ReferenceAudio, audio.Id)
                ) with
                {
                    MentionLanguage = MentionLanguage.Chinese,
                },
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task What_the_panel_shows_comes_back_as_it_was(Composition composition)
    {
        var preview = _engine.Get<RequestPreview>();

        foreach (var shown in new[] { preview.Json(composition, composition.Ratio), preview.Curl(composition, composition.Ratio) })
        {
            var started = Assert.IsType<ImportRequestOutcome.Started>(await ImportAsync(shown));
            Assert.Empty(started.Notes);
            Assert.Equal(composition, started.Draft.Composition);
        }
    }

    [Fact]
    public async Task Each_ratio_of_a_fan_out_has_a_request_of_its_own()
    {
        var composition = Make.Composition() with { OtherRatios = ["9:16"] };

        var json = _engine.Get<RequestPreview>().Json(composition, "9:16");

        Assert.Contains("\"ratio\": \"9:16\"", json, StringComparison.Ordinal);
        Assert.Equal(composition.Alone("9:16"), Assert.IsType<ImportRequestOutcome.Started>(await ImportAsync(json)).Draft.Composition);
    }

    [Fact]
    public async Task A_link_of_the_internet_becomes_an_item()
    {
        var link = internet.File("/import-request/peach.png", Samples.Png(800, 600, salt: 71));
        var steps = new List<ImportRequestProgress>();

        var outcome = await ImportAsync(
            $$"""{"content":[{"type":"image_url","image_url":{"url":"{{link}}"},"role":"first_frame"}]}""",
            steps.Add
        );

        var started = Assert.IsType<ImportRequestOutcome.Started>(outcome);
        Assert.Empty(started.Notes);
        Assert.Equal((GenerationMode.Frames, new ImportRequestProgress(0, 1)), (started.Draft.Composition.Mode, Assert.Single(steps)));
        var item = await _engine.Get<MediaLibrary>().FindAsync(Assert.Single(started.Draft.Composition.References).ItemId, Stop);
        Assert.Equal(("peach.png", MediaOrigin.Imported), (item!.Name, item.Origin));
    }

    [Fact]
    public async Task Whatever_finds_no_place_is_noted()
    {
        var outcome = await ImportAsync(
            $$$"""
            {"model":"m-9","seed":7,"ratio":"16:9","ratio":"9:16","duration":2.5,"watermark":"so",
             "content":[{"type":"text","text":"One"},{"type":"text","text":"Two"},{"type":"sticker"},
              {"type":"image_url","image_url":{"url":"{{{Link(Items[0])}}}","detail":"high"}},
              {"type":"image_url","image_url":{"url":"{{{Link(Items[0])}}}"},"role":"reference_image","strength":1},
              {"type":"image_url","image_url":{"url":"{{{Link(Items[1])}}}"},"role":"first_frame"},
              {"type":"image_url","image_url":{"url":"{{{Link(Make.Item())}}}"},"role":"hero"},
              {"type":"video_url","video_url":{"url":"http://example.com/a.mp4"},"role":"reference_video"}]}
            """
        );

        var started = Assert.IsType<ImportRequestOutcome.Started>(outcome);
        var composition = started.Draft.Composition;
        Assert.Equal(("m-9", "9:16", 5, "One\nTwo"), (composition.Model, composition.Ratio, composition.Duration, composition.Prompt));
        Assert.Equal(new Reference(ReferenceRole.ReferenceImage, Items[0].Id), Assert.Single(composition.References));
        Assert.Equal(new Reference(ReferenceRole.FirstFrame, Items[1].Id), Assert.Single(composition.SetAside));
        Assert.Equivalent(
            new RequestNote[]
            {
                new RequestNote.FieldTwice("ratio"),
                new RequestNote.FieldLeftOut("seed", "7"),
                new RequestNote.ValueLeftOut("duration", "2.5"),
                new RequestNote.ValueLeftOut("watermark", "\"so\""),
                new RequestNote.ValueLeftOut("content[2]", "{\"type\":\"sticker\"}"),
                new RequestNote.FieldLeftOut("content[3].image_url.detail", "\"high\""),
                new RequestNote.RoleTaken("content[3]", "", ReferenceRole.ReferenceImage),
                new RequestNote.FieldLeftOut("content[4].strength", "1"),
                new RequestNote.RoleTaken("content[6]", "hero", ReferenceRole.ReferenceImage),
                new RequestNote.TextsJoined(2),
                new RequestNote.FileTwice("content[4]"),
                new RequestNote.FileGone("content[6]"),
                new RequestNote.LinkRefused("content[7]", new ImportOutcome.Refused(new ImportRefusal.NotHttps())),
                new RequestNote.FilesSetAside(1, GenerationMode.Frames),
            }
                .Select(n => n.ToString())
                .Order(),
            started.Notes.Select(n => n.ToString()).Order(),
            strict: true
        );
    }

    public static TheoryData<string, RequestFault> Broken =>
        new()
        {
            { " \n", new RequestFault.Nothing() },
            { "curl https://example.com -H 'Accept: application/json'", new RequestFault.NoBody() },
            { "{\n \"ratio\": 16:9\n}", new RequestFault.Malformed(2, 13) },
            { "{\"prompt\": \"雨后\" \"x\"}", new RequestFault.Malformed(1, 17) },
            { "[1]", new RequestFault.NoRequest() },
            { "{\"hello\":1}", new RequestFault.NoRequest() },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_no_request_is_refused_with_the_place(string pasted, RequestFault fault)
    {
        Assert.Equal(fault, Assert.IsType<ImportRequestOutcome.Broken>(await ImportAsync(pasted)).Fault);
        Assert.Empty((await _engine.Get<Drafts>().ListAsync(_engine.Member.Id, null, 10, Stop)).Drafts);
    }

    [Theory]
    [InlineData(
        """curl -X POST https://e.com --data-raw $'{"ratio":"1:1","content":[{"type":"text","text":"it\'s \u96e8"}]}'""",
        "it's 雨"
    )]
    [InlineData(
        """curl "https://e.com" --json "{\"ratio\":\"1:1\",\"content\":[{\"type\":\"text\",\"text\":\"a $5 tea\"}]}" """,
        "a $5 tea"
    )]
    [InlineData("curl https://e.com \\\n  --data='{\"ratio\":\"1:1\",\"content\":[{\"type\":\"text\",\"text\":\"tea\"}]}' -v", "tea")]
    public async Task Commands_of_other_tools_are_read(string command, string prompt)
    {
        var started = Assert.IsType<ImportRequestOutcome.Started>(await ImportAsync(command));

        Assert.Equal((prompt, "1:1"), (started.Draft.Composition.Prompt, started.Draft.Composition.Ratio));
    }

    [Fact]
    public async Task A_viewer_starts_no_draft()
    {
        var viewer = await _engine.AddMemberAsync("Vera", MemberRole.Viewer);

        Assert.IsType<ImportRequestOutcome.NotAllowed>(await Import().ExecuteAsync(viewer.Id, "{\"ratio\":\"1:1\"}", null, Stop));
    }

    public async ValueTask InitializeAsync()
    {
        _engine = await StudioEngine.StartAsync(
            new Uri("http://127.0.0.1:9/api/v3"),
            settings: ("Studio:PublicUrl", "https://studio.example.com")
        );
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        db.Add(Owner);
        db.AddRange(Items);
        await db.SaveChangesAsync(Stop);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static string Link(MediaItem item) => $"https://studio.example.com/media/{item.Id}?exp=1&kid=2&sig=3";

    private Task<ImportRequestOutcome> ImportAsync(string pasted, Action<ImportRequestProgress>? onProgress = null) =>
        Import().ExecuteAsync(_engine.Member.Id, pasted, onProgress, Stop);

    private ImportRequest Import()
    {
        var services = _engine.Get<IServiceProvider>();
        var import = ActivatorUtilities.CreateInstance<ImportMedia>(services, ImportMedia.CreateHttp(internet.CreateHandler()));
        return ActivatorUtilities.CreateInstance<ImportRequest>(services, import);
    }
}
