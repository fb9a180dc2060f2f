using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;
using Studio.Domain.Templates;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>The studio's phrases and the member's snippets, in groups, to be searched, put in and kept.</summary>
public sealed partial class PhraseBoard(Palette palette, SnippetDeeds snippets, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private const string Mine = "mine";
    private const string Shared = "shared";

    private IReadOnlyList<Snippet>? _snippets; // null until they are here
    private SignedInMember? _reader;
    private string _group = palette.Groups[0].Id;
    private string _words = "";
    private string? _said;
    private bool _hasFailed;

    /// <summary>Whether phrases go in in Chinese.</summary>
    [Parameter]
    public bool IsChinese { get; set; }

    /// <summary>Raised with the text to put in.</summary>
    [Parameter]
    public EventCallback<string> OnInsert { get; set; }

    /// <summary>What there is to keep: the selected part of the prompt, or all of it.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<string>> OnKeep { get; set; }

    private static bool ReadsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private bool IsSearching => !string.IsNullOrWhiteSpace(_words);

    private IEnumerable<(string Id, string Icon, string Name)> Groups =>
        palette
            .Groups.Select(g => (g.Id, g.Icon, ReadsChinese ? g.Zh : g.En))
            .Append((Mine, "user", text["Phrases.Mine"].Value))
            .Append((Shared, "team", text["Phrases.Shared"].Value));

    private IEnumerable<Line> Shown => IsSearching ? Lines(null).Where(Matches).Distinct() : Lines(_group);

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _reader = await snippets.ReaderAsync();
        _snippets = await snippets.ListAsync();
        _hasFailed = _snippets is null;
    }

    private IEnumerable<Line> Lines(string? wanted)
    {
        var phrases =
            from one in palette.Groups
            where wanted is null || one.Id == wanted
            from phrase in one.Phrases
            select IsChinese ? new Line(phrase.Zh, phrase.En, null) : new Line(phrase.En, phrase.Zh, null);
        var kept =
            from snippet in _snippets ?? []
            where wanted is null || (wanted == Mine && snippet.MemberId == _reader?.Id) || (wanted == Shared && snippet.IsShared)
            select new Line(snippet.Text, null, snippet);
        return phrases.Concat(kept);
    }

    private bool Matches(Line line) =>
        _words
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word =>
                new[] { line.Text, line.Other, line.Snippet?.Name }.Any(t =>
                    t?.Contains(word, StringComparison.CurrentCultureIgnoreCase) == true
                )
            );

    private void Open(string group) => (_group, _words) = (group, "");

    private bool IsKept(Snippet snippet) => _reader is { } reader && snippet.IsKeptBy(reader.Id, reader.IsAdmin);

    private async Task KeepAsync()
    {
        if (await EditAsync(null, new SnippetWords("", (await OnKeep()).Trim(), false)))
        {
            Open(Mine);
        }
    }

    private async Task<bool> EditAsync(SnippetId? id, SnippetWords words)
    {
        var isSaved = await SnippetDialog.AskAsync(dialogs, text[id is null ? "Phrases.Keep.Title" : "Phrases.Edit.Title"], id, words);
        await LoadAsync();
        return isSaved;
    }

    private async Task DeleteAsync(Snippet snippet)
    {
        var question = text["Phrases.Delete.Question", snippet.Name];
        if (await ConfirmDialog.AskAsync(dialogs, text["Phrases.Delete.Title"], question, text["Phrases.Delete"]))
        {
            _said = ShelfWords.Refusal(text, await snippets.DeleteAsync(snippet.Id));
            await LoadAsync();
        }
    }

    /// <summary>What one line of the board puts in; with it, the same in the other language, or the snippet that it is.</summary>
    private sealed record Line(string Text, string? Other, Snippet? Snippet);
}
