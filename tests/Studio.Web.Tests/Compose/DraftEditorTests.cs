using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
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
