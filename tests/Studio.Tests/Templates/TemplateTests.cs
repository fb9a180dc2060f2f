using System.Text;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Templates;

public sealed class SqliteTemplateTests() : TemplateTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlTemplateTests() : TemplateTests(DatabaseProvider.PostgreSql);

public abstract class TemplateTests(DatabaseProvider provider) : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly TestDatabase _database = new(provider);
    private readonly FakeTime _time = new(Make.Now);
    private readonly Member _mei = Make.Member("Mei");
    private readonly Member _tom = Make.Member("Tom");
    private readonly Member _ann = Make.Member("Ann", MemberRole.Admin);
    private readonly Member _vic = Make.Member("Vic", MemberRole.Viewer);

    private TemplateShelf Shelf => new(_database);

    private SaveTemplate Save => new(_database, _time);

    private TemplateEdit Edit => new(_database);

    private UseTemplate Use => new(_database, new Drafts(_database, Make.Catalog(), _time));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("果茶", "Poster")] // part of a Chinese prompt
    [InlineData("海报 夏日", "夏日海报")] // each word somewhere in the name
    [InlineData("POSTER", "Poster")]
    [InlineData("über", "Über uns")] // a letter that SQLite does not fold
    [InlineData("50%", "Sale 50%")] // no wildcard
    [InlineData("_", "a_b")]
    [InlineData("16:9")] // a setting is not what was written
    [InlineData("nothing")]
    public async Task Words_are_looked_for_in_names_and_prompts(string words, params string[] found)
    {
        await SaveMembersAsync();
        await KeepAsync("Poster", prompt: "一杯夏日果茶");
        await KeepAsync("夏日海报", prompt: "a");
        await KeepAsync("Über uns");
        await KeepAsync("Sale 50%");
        await KeepAsync("a_b");

        var slice = await Shelf.ListAsync(_mei.Id, new TemplateFilter(words), null, 10, Stop);

        Assert.Equal(found, slice.Entries.Select(e => e.Template.Name));
    }

    [Fact]
    public async Task A_member_sees_own_and_shared_templates_with_their_owners()
    {
        await SaveMembersAsync();
        await KeepAsync("Mine");
        await KeepAsync("Mine, shared", isShared: true);
        await KeepAsync("Tom's", _tom);
        await KeepAsync("Tom's, shared", _tom, isShared: true);

        Assert.Equal(["Tom's, shared/Tom", "Mine, shared/Mei", "Mine/Mei"], await NamesAsync(TemplateScope.All));
        Assert.Equal(["Mine, shared/Mei", "Mine/Mei"], await NamesAsync(TemplateScope.Mine));
        Assert.Equal(["Tom's, shared/Tom", "Mine, shared/Mei"], await NamesAsync(TemplateScope.Shared));
    }

    [Fact]
    public async Task Pages_join_without_a_gap_or_a_repeat()
    {
        await SaveMembersAsync();
        for (var i = 0; i < 7; i++)
        {
            await KeepAsync($"{i} {(i % 2 == 0 ? "even" : "odd")}");
        }

        var first = await Shelf.ListAsync(_mei.Id, new TemplateFilter("even"), null, 2, Stop);
        var second = await Shelf.ListAsync(_mei.Id, new TemplateFilter("even"), first.Entries[^1].Template.Id, 2, Stop);

        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(["6 even", "4 even", "2 even", "0 even"], first.Entries.Concat(second.Entries).Select(e => e.Template.Name));
    }

    [Fact]
    public async Task A_draft_from_a_template_has_its_files_roles_and_settings_and_the_words_filled_in()
    {
        await SaveMembersAsync();
        var item = Make.Item(memberId: _mei.Id);
        await _database.SaveAsync(item);
        var kept = Make.Composition(
            GenerationMode.References,
            "{product} beside [Image 1]",
            new Reference(ReferenceRole.ReferenceImage, item.Id)
        ) with
        {
            Title = "Not kept",
            Ratio = "9:16",
            OtherRatios = ["1:1"],
            Variants = 3,
            Duration = 9,
            Sound = false,
            SetAside = [new Reference(ReferenceRole.FirstFrame, item.Id)],
        };
        Assert.IsType<ShelfOutcome.Done>(await Save.ExecuteAsync(_mei.Id, " Product ", true, kept, Stop));
        var template = await OnlyAsync();
        Assert.Equal(("Product", true), (template.Name, template.IsShared));

        var outcome = await Use.ExecuteAsync(_tom.Id, template.Id, new Dictionary<string, string> { ["product"] = "Peach tea" }, Stop);

        var started = Assert.IsType<UseTemplateOutcome.Started>(outcome);
        await using var db = _database.CreateDbContext();
        var draft = await db.Drafts.SingleAsync(d => d.Id == started.Id, Stop);
        Assert.Equal(_tom.Id, draft.MemberId);
        Assert.Equal(kept with { Title = "", SetAside = [], Prompt = "Peach tea beside [Image 1]" }, draft.Composition);
        Assert.Equal(2, await db.MediaUses.CountAsync(u => u.ItemId == item.Id, Stop)); // the template's and the draft's
    }

    [Theory]
    [InlineData("", ShelfFault.NameMissing)]
    [InlineData("  ", ShelfFault.NameMissing)]
    [InlineData(null, ShelfFault.NameLong)]
    public async Task A_name_that_is_none_or_too_long_is_refused(string? name, ShelfFault fault)
    {
        await SaveMembersAsync();

        var outcome = await Save.ExecuteAsync(_mei.Id, name ?? new string('x', 101), false, Make.Composition(), Stop);

        Assert.Equal(new ShelfOutcome.Refused(fault), outcome);
    }

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        await SaveMembersAsync();
        var template = await KeepAsync("Shared", isShared: true);

        Assert.Single((await Shelf.ListAsync(_vic.Id, new TemplateFilter(), null, 10, Stop)).Entries);
        Assert.IsType<ShelfOutcome.NotAllowed>(await Save.ExecuteAsync(_vic.Id, "x", false, Make.Composition(), Stop));
        Assert.IsType<ShelfOutcome.NotAllowed>(await new DescribeTemplate(Edit).ExecuteAsync(_vic.Id, template, "x", true, Stop));
        Assert.IsType<ShelfOutcome.NotAllowed>(await new DeleteTemplate(Edit).ExecuteAsync(_vic.Id, template, Stop));
        Assert.IsType<UseTemplateOutcome.NotAllowed>(await Use.ExecuteAsync(_vic.Id, template, Nothing, Stop));
        Assert.IsType<ImportTemplatesOutcome.NotAllowed>(
            await new ImportTemplates(_database, _time).ExecuteAsync(_vic.Id, Encoding.UTF8.GetBytes("{}"), Stop)
        );
    }

    [Fact]
    public async Task What_is_shared_is_changed_by_its_owner_and_administrators_alone()
    {
        await SaveMembersAsync();
        var template = await KeepAsync("Shared", isShared: true);
        var describe = new DescribeTemplate(Edit);

        Assert.IsType<ShelfOutcome.NotAllowed>(await describe.ExecuteAsync(_tom.Id, template, "Tom's", true, Stop));
        Assert.IsType<ShelfOutcome.Done>(await describe.ExecuteAsync(_ann.Id, template, "Ann's", true, Stop));
        Assert.IsType<ShelfOutcome.Done>(await describe.ExecuteAsync(_mei.Id, template, "Private", false, Stop));
        Assert.Equal(("Private", false), (await OnlyAsync() is var kept ? kept.Name : "", kept.IsShared));

        Assert.IsType<ShelfOutcome.NotFound>(await describe.ExecuteAsync(_ann.Id, template, "Ann's", true, Stop)); // private now
        Assert.IsType<UseTemplateOutcome.NotFound>(await Use.ExecuteAsync(_tom.Id, template, Nothing, Stop));
        Assert.IsType<ShelfOutcome.Done>(await new DeleteTemplate(Edit).ExecuteAsync(_mei.Id, template, Stop));
        Assert.IsType<ShelfOutcome.NotFound>(await new DeleteTemplate(Edit).ExecuteAsync(_mei.Id, template, Stop));
    }

    [Fact]
    public async Task A_deleted_template_lets_go_of_its_files()
    {
        await SaveMembersAsync();
        var item = Make.Item(memberId: _mei.Id);
        await _database.SaveAsync(item);
        var template = await KeepAsync("Held", references: new Reference(ReferenceRole.ReferenceImage, item.Id));

        await new DeleteTemplate(Edit).ExecuteAsync(_mei.Id, template, Stop);

        await using var db = _database.CreateDbContext();
        Assert.Empty(await db.MediaUses.ToListAsync(Stop));
    }

    [Fact]
    public async Task Snippets_are_kept_shared_changed_and_deleted_by_those_who_may()
    {
        await SaveMembersAsync();
        var edit = new SnippetEdit(_database, _time);
        var (save, delete, shelf) = (new SaveSnippet(edit), new DeleteSnippet(edit), new SnippetShelf(_database));

        Assert.IsType<ShelfOutcome.Done>(
            await save.ExecuteAsync(_mei.Id, null, new SnippetWords(" Opening ", " 镜头缓慢推近 ", false), Stop)
        );
        var snippet = Assert.Single(await shelf.ListAsync(_mei.Id, Stop));
        Assert.Equal(("Opening", "镜头缓慢推近"), (snippet.Name, snippet.Text));
        Assert.Empty(await shelf.ListAsync(_tom.Id, Stop));
        Assert.IsType<ShelfOutcome.NotFound>(await save.ExecuteAsync(_tom.Id, snippet.Id, new SnippetWords("x", "x", true), Stop));

        Assert.IsType<ShelfOutcome.Done>(await save.ExecuteAsync(_mei.Id, snippet.Id, new SnippetWords("Opening", "push in", true), Stop));
        Assert.Equal("push in", Assert.Single(await shelf.ListAsync(_tom.Id, Stop)).Text);
        Assert.IsType<ShelfOutcome.NotAllowed>(await delete.ExecuteAsync(_tom.Id, snippet.Id, Stop));
        Assert.IsType<ShelfOutcome.Done>(await delete.ExecuteAsync(_ann.Id, snippet.Id, Stop));
        Assert.Empty(await shelf.ListAsync(_mei.Id, Stop));

        Assert.IsType<ShelfOutcome.NotAllowed>(await save.ExecuteAsync(_vic.Id, null, new SnippetWords("x", "x", false), Stop));
        Assert.Equal(
            new ShelfOutcome.Refused(ShelfFault.TextMissing),
            await save.ExecuteAsync(_mei.Id, null, new SnippetWords("x", " ", false), Stop)
        );
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task SaveMembersAsync() => _database.SaveAsync(_mei, _tom, _ann, _vic);

    private async Task<TemplateId> KeepAsync(
        string name,
        Member? by = null,
        bool isShared = false,
        string prompt = "A paper boat",
        params IReadOnlyList<Reference> references
    )
    {
        _time.Advance(TimeSpan.FromMinutes(1)); // ids follow the clock
        var composition = Make.Composition(references.Count > 0 ? GenerationMode.References : GenerationMode.Text, prompt, references);
        await Save.ExecuteAsync((by ?? _mei).Id, name, isShared, composition, Stop);
        await using var db = _database.CreateDbContext();
        return await db.Templates.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(Stop);
    }

    private async Task<Template> OnlyAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Templates.SingleAsync(Stop);
    }

    private async Task<IEnumerable<string>> NamesAsync(TemplateScope scope) =>
        (await Shelf.ListAsync(_mei.Id, new TemplateFilter(Scope: scope), null, 10, Stop)).Entries.Select(e =>
            $"{e.Template.Name}/{e.MemberName}"
        );
}
