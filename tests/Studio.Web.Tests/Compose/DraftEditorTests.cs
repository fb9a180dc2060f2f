using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class DraftEditorTests : ComposeContext
{
    [Fact]
    public async Task A_change_is_saved_a_second_later()
    {
        var (editor, member) = await OpenAsync();

        editor.Change(c => c with { Prompt = "A kite" });
        Assert.Equal("", (await StoredAsync(editor, member)).Prompt);
        await SaveInTimeAsync(editor);

        Assert.Equal("A kite", (await StoredAsync(editor, member)).Prompt);
        Assert.False(editor.IsUnsaved);
    }

    [Fact]
    public async Task Closing_saves_at_once()
    {
        var (editor, member) = await OpenAsync();

        editor.Change(c => c with { Prompt = "A kite" });
        await editor.FlushAsync();

        Assert.Equal("A kite", (await StoredAsync(editor, member)).Prompt);
    }

    [Fact]
    public async Task Another_tab_is_never_overwritten_unasked()
    {
        var (mine, member) = await OpenAsync();
        await using var theirs = await OpenOtherAsync(member);
        theirs.Change(c => c with { Prompt = "Theirs" });
        await theirs.FlushAsync();

        mine.Change(c => c with { Prompt = "Mine" });
        await mine.FlushAsync();

        Assert.Equal("Theirs", mine.Newer!.Composition.Prompt);
        Assert.Equal("Mine", mine.Composition.Prompt);
        Assert.Equal("Theirs", (await StoredAsync(mine, member)).Prompt);
    }

    [Fact]
    public async Task Keeping_mine_saves_over_the_newer_version()
    {
        var (mine, member) = await OpenAsync();
        await ConflictAsync(mine, member);

        await mine.KeepMineAsync();

        Assert.Null(mine.Newer);
        Assert.Equal("Mine", (await StoredAsync(mine, member)).Prompt);
    }

    [Fact]
    public async Task Loading_the_newer_version_gives_mine_up()
    {
        var (mine, member) = await OpenAsync();
        await ConflictAsync(mine, member);

        await mine.TakeNewerAsync(CancellationToken.None);

        Assert.Equal("Theirs", mine.Composition.Prompt);
        Assert.False(mine.IsUnsaved);
    }

    [Fact]
    public async Task What_is_typed_while_another_draft_is_read_is_saved_in_its_own()
    {
        var (editor, member) = await OpenAsync();
        var drafts = Services.GetRequiredService<Drafts>();
        var (first, second) = (editor.Id!.Value, await drafts.StartAsync(member, Make.Composition(prompt: "Second"), Stop));
        var typed = new Queue<string>([" and", " more"]);
        editor.Saved += () => editor.Change(c => c with { Prompt = c.Prompt + (typed.TryDequeue(out var more) ? more : "") });

        editor.Change(c => c with { Prompt = "First" });
        await editor.OpenAsync(member, second.Id, Stop);

        Assert.Equal("Second", editor.Composition.Prompt);
        Assert.Equal("First and more", (await drafts.FindAsync(first, member, Stop))!.Composition.Prompt);
    }

    [Fact]
    public async Task A_draft_that_was_thrown_away_elsewhere_is_made_again_under_its_address()
    {
        var (editor, member) = await OpenAsync();
        var (id, drafts) = (editor.Id!.Value, Services.GetRequiredService<Drafts>());
        await drafts.DeleteAsync(id, member, Stop);

        editor.Change(c => c with { Prompt = "A kite" });
        await editor.FlushAsync();
        editor.Change(c => c with { Prompt = "A red kite" });
        await editor.FlushAsync();

        Assert.Equal(id, editor.Id);
        Assert.Equal("A red kite", (await StoredAsync(editor, member)).Prompt);
        Assert.Equal(2, (await drafts.ListVersionsAsync(id, member, Stop)).Count);
    }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    private async Task ConflictAsync(DraftEditor mine, MemberId member)
    {
        await using var theirs = await OpenOtherAsync(member);
        theirs.Change(c => c with { Prompt = "Theirs" });
        await theirs.FlushAsync();
        mine.Change(c => c with { Prompt = "Mine" });
        await mine.FlushAsync();
    }

    private async Task<(DraftEditor Editor, MemberId Member)> OpenAsync()
    {
        var member = (await SignInAsync()).Id;
        var editor = Services.GetRequiredService<DraftEditor>();
        await editor.OpenAsync(member, null, CancellationToken.None);
        return (editor, member);
    }

    private async Task<DraftEditor> OpenOtherAsync(MemberId member)
    {
        var editor = ActivatorUtilities.CreateInstance<DraftEditor>(Services);
        await editor.OpenAsync(member, null, CancellationToken.None);
        return editor;
    }

    private async Task SaveInTimeAsync(DraftEditor editor)
    {
        var saved = new TaskCompletionSource();
        editor.Saved += saved.SetResult;
        Time.Advance(DraftEditor.SaveDelay);
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(10), Xunit.TestContext.Current.CancellationToken);
    }

    private async Task<Composition> StoredAsync(DraftEditor editor, MemberId member) =>
        (await Services.GetRequiredService<Drafts>().FindAsync(editor.Id!.Value, member, CancellationToken.None))!.Composition;
}
