using System.Text;
using Studio.Application.Assistant;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose.Editor;

namespace Studio.Web.Features.Compose;

/// <summary>One rewrite on its way to the page, its mentions put back; files that move meanwhile keep their names in it.</summary>
public sealed class AssistantRun(RewriteKind kind, Composition composition)
{
    private readonly ProtectedPrompt _protected = new(composition.Prompt);
    private readonly StringBuilder _answer = new();
    private readonly List<PromptChange> _renames = [];
    private Composition _composition = composition;

    /// <summary>What was asked for.</summary>
    public RewriteKind Kind => kind;

    /// <summary>The prompt as it was when the rewrite was asked for, its mentions as they read today.</summary>
    public string Prompt { get; private set; } = composition.Prompt;

    /// <summary>The prompt as it may leave the studio.</summary>
    public string Sent => _protected.Text;

    /// <summary>The rewrite, or the part of it that has come.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether more may come.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Whether the rewrite came to its own end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Why it didn't; null also while it runs, or when the member stopped it.</summary>
    public AssistantFault? Fault { get; private set; }

    /// <summary>Takes the next step.</summary>
    public void Take(RewriteStep step)
    {
        switch (step)
        {
            case RewriteStep.Piece piece:
                Text = _renames.Aggregate(_protected.Restore(_answer.Append(piece.Text).ToString()).Trim(), (text, r) => r.Follow(text));
                break;
            case RewriteStep.Finished:
                (IsRunning, IsWhole) = (false, Text.Length > 0);
                Fault = IsWhole ? null : AssistantFault.Unreadable;
                break;
            case RewriteStep.Broken broken:
                (IsRunning, Fault) = (false, broken.Fault);
                break;
        }
    }

    /// <summary>Lets both texts name the references of a composition as it is now.</summary>
    public void Follow(Composition now)
    {
        if (PromptChange.Between(_composition, now) is { Renames: true } rename)
        {
            _renames.Add(rename);
            (Prompt, Text) = (rename.Follow(Prompt), rename.Follow(Text));
        }
        _composition = now;
    }

    /// <summary>The member wants no more.</summary>
    public void Stop() => IsRunning = false;

    /// <summary>Writes mentions that were lost behind the rewrite.</summary>
    public void PutBack(IEnumerable<string> mentions) => Text = $"{Text} {string.Join(' ', mentions)}";
}
