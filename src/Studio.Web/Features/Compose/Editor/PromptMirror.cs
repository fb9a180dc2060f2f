using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose.Editor;

/// <summary>What the browser's editor holds, as far as the server knows: tells what to send it, and how to read what it sends.</summary>
internal sealed class PromptMirror
{
    private readonly List<(int Number, PromptChange? Change)> _unanswered = []; // without a change: the text was replaced
    private Composition _composition = new();
    private PromptState? _state;
    private int _number;
    private bool _isSaved = true;

    /// <summary>The draft that the browser knows to be open.</summary>
    public DraftId? Draft { get; private set; }

    /// <summary>The browser's text, as it came last or was sent last.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Begins with what a new editor is given.</summary>
    public PromptStep Open(DraftId? draft, Composition composition, PromptState state, bool isSaved)
    {
        (Draft, _composition, _state, _isSaved, Text) = (draft, composition, state, isSaved, composition.Prompt);
        return new PromptStep(_number, state);
    }

    /// <summary>What the browser must hear of a composition; null where it knows it all.</summary>
    public PromptStep? Next(DraftId? draft, Composition composition, PromptState state, bool isSaved)
    {
        var change = PromptChange.Between(_composition, composition);
        var follows = composition.Prompt == change.Follow(Text);
        var opened = draft != Draft;
        var replaced = opened || (!follows && composition.Prompt != Text);
        var moved = !opened && (follows || replaced);
        var step = new PromptStep(
            _number,
            state.Equals(_state) ? null : state,
            moved ? change.Numbers : null,
            moved ? change.Language?.ToString() : null,
            replaced ? composition.Prompt : null,
            opened ? draft?.ToString() : null,
            isSaved && !_isSaved
        );
        (Draft, _composition, _state, _isSaved, Text) = (draft, composition, state, isSaved, composition.Prompt);
        if (step == new PromptStep(_number))
        {
            return null;
        }
        if ((moved && change.Renames) || replaced)
        {
            step = step with { Number = ++_number };
            _unanswered.Add((_number, replaced ? null : change));
        }
        return step;
    }

    /// <summary>Reads a text that the browser sent when it knew the steps up to one; null where it is no news, or was replaced since.</summary>
    public CompositionEdit? Take(string typed, int number)
    {
        _unanswered.RemoveAll(u => u.Number <= number);
        if (_unanswered.Exists(u => u.Change is null))
        {
            return null;
        }
        var (known, taken, told) = (Text, _unanswered.Aggregate(typed, (text, u) => u.Change!.Follow(text)), _composition);
        Text = taken;
        return taken == known ? null : composition => Put(known, taken, told, composition);
    }

    // The composition may have changed since the browser was told of it last.
    private static Composition Put(string known, string taken, Composition told, Composition composition)
    {
        var change = PromptChange.Between(told, composition);
        return composition.Prompt == change.Follow(known) ? composition with { Prompt = change.Follow(taken) } : composition;
    }
}
