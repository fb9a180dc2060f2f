using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Templates;

/// <summary>Templates leave one studio as a file and arrive in another.</summary>
public sealed class TemplateFileTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly FakeTime _time = new(Make.Now);
    private readonly Member _mei = Make.Member("Mei");
    private readonly Member _tom = Make.Member("Tom");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_exported_comes_back_as_it_was()
    {
        var (first, second) = (await ItemAsync(), await ItemAsync());
        var rich = Make.Composition(
            GenerationMode.References,
            "{产品名} 图片1 \"<b>\" 视频",
            new Reference(ReferenceRole.ReferenceImage, second),
            new Reference(ReferenceRole.ReferenceImage, first)
        ) with
        {
            MentionLanguage = MentionLanguage.Chinese,
            Ratio = "9:16",
            OtherRatios = ["1:1", "16:9"],
            Variants = 2,
            Duration = 11,
            Sound = false,
            Watermark = true,
        };
        await KeepAsync("夏日", rich, isShared: true);
        await KeepAsync("Plain", Make.Composition());
        var file = await ExportAsync(_mei);
        await ClearAsync();

        var outcome = Assert.IsType<ImportTemplatesOutcome.Imported>(await ImportAsync(file));

        Assert.Equal((2, 0), (outcome.Count, outcome.Incomplete.Count));
        var kept = await AllAsync();
        Assert.Equal(["Plain", "夏日"], kept.Select(t => t.Name)); // the newest first, as they were
        Assert.Equal([Make.Composition(), rich], kept.Select(t => t.Composition));
        Assert.Equal([false, true], kept.Select(t => t.IsShared));
        Assert.Contains("夏日", Encoding.UTF8.GetString(file), StringComparison.Ordinal); // written to be read
    }

    [Fact]
    public async Task A_file_holds_only_what_was_asked_for_and_what_its_reader_sees()
    {
        var item = await ItemAsync();
        var campaign = Make.Composition() with { CampaignId = CampaignId.New(Make.Now), BrandPhrases = "Orchard" };
        await KeepAsync("One", Make.Composition(GenerationMode.Frames, "x", new Reference(ReferenceRole.FirstFrame, item)));
        await KeepAsync("Two", campaign);
        await KeepAsync("Tom's", Make.Composition(), by: _tom);
        var all = await AllAsync();

        var chosen = JsonNode.Parse(await ExportAsync(_mei, all.Where(t => t.Name != "One").Select(t => t.Id)))!;

        Assert.Equal(["Two"], chosen["templates"]!.AsArray().Select(t => (string)t!["name"]!));
        Assert.DoesNotContain("Orchard", chosen.ToJsonString(), StringComparison.Ordinal); // campaigns stay in their studio
    }

    [Fact]
    public async Task Files_that_the_studio_does_not_have_are_left_out_and_said()
    {
        var item = await ItemAsync();
        var json = File(
            $$"""
            {"name":"Two files","mode":"References","prompt":"[Image 1] and [Image 2]","references":[
              {"role":"ReferenceImage","item":"{{Guid.CreateVersion7()}}"},
              {"role":"ReferenceImage","item":"{{item.Value}}"}]}
            """
        );

        var outcome = Assert.IsType<ImportTemplatesOutcome.Imported>(await ImportAsync(json));

        Assert.Equal([new IncompleteTemplate("Two files", 1)], outcome.Incomplete);
        var kept = Assert.Single(await AllAsync()).Composition;
        Assert.Equal([new Reference(ReferenceRole.ReferenceImage, item)], kept.References);
        Assert.Equal("[Image 0] and [Image 1]", kept.Prompt); // the mention of the lost file says so
    }

    [Theory]
    [InlineData("", TemplateFileFault.Empty, null)]
    [InlineData(" \n\t", TemplateFileFault.Empty, null)]
    [InlineData("{", TemplateFileFault.NotJson, 1L)]
    [InlineData("{\n  \"format\": oops\n}", TemplateFileFault.NotJson, 2L)]
    [InlineData("[]", TemplateFileFault.NotTemplates, null)]
    [InlineData("null", TemplateFileFault.NotTemplates, null)]
    [InlineData("""{"templates":[]}""", TemplateFileFault.NotTemplates, null)]
    [InlineData("""{"format":7,"version":1}""", TemplateFileFault.NotTemplates, null)]
    [InlineData("""{"format":"seedance-studio-templates","version":"1","templates":[]}""", TemplateFileFault.NotTemplates, null)]
    [InlineData("""{"format":"seedance-studio-templates","version":1,"templates":{}}""", TemplateFileFault.NotTemplates, null)]
    [InlineData("""{"format":"seedance-studio-templates","version":1,"templates":[]}""", TemplateFileFault.Empty, null)]
    [InlineData("""{"format":"seedance-studio-templates","version":2,"templates":[{}]}""", TemplateFileFault.TooNew, 2L)]
    public async Task A_file_that_can_not_be_read_says_why(string json, TemplateFileFault fault, long? place)
    {
        await _database.SaveAsync(_mei);

        var outcome = Assert.IsType<ImportTemplatesOutcome.Unreadable>(await ImportAsync(Encoding.UTF8.GetBytes(json)));

        Assert.Equal((fault, place), (outcome.Fault, outcome.Place));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_unread()
    {
        await _database.SaveAsync(_mei);

        var outcome = await ImportAsync(new byte[TemplateFile.MostBytes + 1]);

        Assert.Equal(new ImportTemplatesOutcome.Unreadable(TemplateFileFault.TooLarge), outcome);
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "", TemplateEntryFault.Missing, "name")]
    [InlineData("null", "", TemplateEntryFault.Missing, "name")]
    [InlineData("7", "", TemplateEntryFault.NotUnderstood, "name")]
    [InlineData("""{"name":7}""", "", TemplateEntryFault.NotUnderstood, "name")]
    [InlineData("""{"name":null}""", "", TemplateEntryFault.NotUnderstood, "name")]
    [InlineData("""{"name":"A","mode":"Dance"}""", "A", TemplateEntryFault.NotUnderstood, "mode")]
    [InlineData("""{"name":"A","mode":1}""", "A", TemplateEntryFault.NotUnderstood, "mode")]
    [InlineData("""{"name":"A","prompt":null}""", "A", TemplateEntryFault.NotUnderstood, "prompt")]
    [InlineData("""{"name":"A","duration":5.5}""", "A", TemplateEntryFault.NotUnderstood, "duration")]
    [InlineData("""{"name":"A","duration":99999}""", "A", TemplateEntryFault.OutOfRange, "duration")]
    [InlineData("""{"name":"A","variants":0}""", "A", TemplateEntryFault.OutOfRange, "variants")]
    [InlineData("""{"name":"A","references":[null]}""", "A", TemplateEntryFault.NotUnderstood, "references")]
    [InlineData("""{"name":"A","otherRatios":[null]}""", "A", TemplateEntryFault.NotUnderstood, "otherRatios")]
    [InlineData(
        """{"name":"A","references":[{"role":"ReferenceImage","item":"x"}]}""",
        "A",
        TemplateEntryFault.NotUnderstood,
        "references[0].item"
    )]
    [InlineData(
        """{"name":"A","mode":"Text","references":[{"role":"FirstFrame","item":"0197a1d2-0000-7000-8000-000000000000"}]}""",
        "A",
        TemplateEntryFault.WrongMode,
        "references"
    )]
    public async Task One_wrong_template_keeps_all_out_and_is_named(string entry, string name, TemplateEntryFault fault, string field)
    {
        await _database.SaveAsync(_mei);

        var outcome = Assert.IsType<ImportTemplatesOutcome.Faulty>(await ImportAsync(File("""{"name":"Fine"}""", entry)));

        Assert.Equal([new FaultyTemplate(2, name, fault, field)], outcome.Templates);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task A_mark_that_an_editor_put_first_does_no_harm()
    {
        await _database.SaveAsync(_mei);

        Assert.IsType<ImportTemplatesOutcome.Imported>(await ImportAsync([.. "\uFEFF"u8, .. File("""{"name":"A"}""")]));
    }

    public void Dispose() => _database.Dispose();

    private static byte[] File(params string[] entries) =>
        Encoding.UTF8.GetBytes($$"""{"format":"seedance-studio-templates","version":1,"templates":[{{string.Join(',', entries)}}]}""");

    private Task<ImportTemplatesOutcome> ImportAsync(byte[] file) =>
        new ImportTemplates(_database, _time).ExecuteAsync(_mei.Id, file, Stop);

    private Task<byte[]> ExportAsync(Member reader, params IEnumerable<TemplateId> ids) =>
        new ExportTemplates(_database).ExecuteAsync(reader.Id, [.. ids], Stop);

    private async Task<MediaItemId> ItemAsync()
    {
        await using var db = _database.CreateDbContext();
        if (!await db.Users.AnyAsync(Stop))
        {
            await _database.SaveAsync(_mei, _tom);
        }
        var item = Make.Item(memberId: _mei.Id);
        await _database.SaveAsync(item);
        return item.Id;
    }

    private async Task KeepAsync(string name, Composition composition, bool isShared = false, Member? by = null)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        await new SaveTemplate(_database, _time).ExecuteAsync((by ?? _mei).Id, name, isShared, composition, Stop);
    }

    private async Task ClearAsync()
    {
        await using var db = _database.CreateDbContext();
        await db.Templates.ExecuteDeleteAsync(Stop);
    }

    private async Task<List<Template>> AllAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Templates.OrderByDescending(t => t.Id).ToListAsync(Stop);
    }
}
