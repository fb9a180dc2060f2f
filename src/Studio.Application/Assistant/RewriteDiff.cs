namespace Studio.Application.Assistant;

/// <summary>A stretch of a prompt beside its rewrite: equal on both sides, or a change that can be taken alone.</summary>
/// <param name="Before">The original's words; empty where the rewrite adds a sentence.</param>
/// <param name="After">The rewrite's words; empty where it leaves a sentence out.</param>
public sealed record RewritePart(string Before, string After)
{
    /// <summary>Whether the two sides differ.</summary>
    public bool IsChange => Before.Trim() != After.Trim();
}

/// <summary>A prompt and its rewrite, sentence by sentence.</summary>
public sealed class RewriteDiff
{
    private const double Alike = 0.3; // share of letter pairs from which two sentences count as one reworded
    private const int MaxPairs = 40_000;

    private readonly string _original;
    private readonly string _rewrite;

    /// <summary>Compares two texts.</summary>
    public RewriteDiff(string original, string rewrite)
    {
        (_original, _rewrite) = (original, rewrite);
        var (before, after) = (Sentences.Split(original), Sentences.Split(rewrite));
        Parts = before.Count * after.Count > MaxPairs ? [new RewritePart(original, rewrite)] : [.. Align(before, after)];
    }

    /// <summary>Both texts in order.</summary>
    public IReadOnlyList<RewritePart> Parts { get; }

    /// <summary>The text with some of the changes; with all of them it is the rewrite, with none the original.</summary>
    public string Take(Func<RewritePart, bool> isTaken)
    {
        var changes = Parts.Where(part => part.IsChange).ToList();
        if (changes.TrueForAll(part => isTaken(part)))
        {
            return _rewrite;
        }
        return changes.Exists(part => isTaken(part))
            ? Join(Parts.Select(part => part.IsChange && isTaken(part) ? part.After : part.Before))
            : _original;
    }

    private static string Join(IEnumerable<string> sentences)
    {
        var text = "";
        foreach (var sentence in sentences.Where(sentence => sentence.Length > 0))
        {
            text += NeedsSpace(text, sentence) ? " " + sentence : sentence;
        }
        return text.TrimEnd();
    }

    // Chinese sentences stand side by side without a space.
    private static bool NeedsSpace(string text, string next) =>
        text.Length > 0 && text[^1] < '\u2E80' && next[0] < '\u2E80' && !char.IsWhiteSpace(text[^1]);

    private static IEnumerable<RewritePart> Align(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (b, a) = (0, 0);
        foreach (var (nextBefore, nextAfter) in Anchors(before, after).Append((before.Count, after.Count)))
        {
            // Between two anchors nothing is alike: sentences face each other in order, and what is left over was added or left out.
            for (; b < nextBefore || a < nextAfter; b++, a++)
            {
                yield return new RewritePart(b < nextBefore ? before[b] : "", a < nextAfter ? after[a] : "");
            }
            (b, a) = (nextBefore, nextAfter);
            if (b < before.Count && a < after.Count)
            {
                yield return new RewritePart(before[b++], after[a++]);
            }
        }
    }

    // The longest common subsequence, weighed by how alike two sentences are.
    private static List<(int Before, int After)> Anchors(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var pairsBefore = before.Select(Pairs).ToList();
        var pairsAfter = after.Select(Pairs).ToList();
        var weight = new double[before.Count, after.Count];
        var best = new double[before.Count + 1, after.Count + 1];
        for (var b = before.Count - 1; b >= 0; b--)
        {
            for (var a = after.Count - 1; a >= 0; a--)
            {
                weight[b, a] = Likeness(pairsBefore[b], pairsAfter[a]);
                var together = weight[b, a] >= Alike ? weight[b, a] + best[b + 1, a + 1] : 0;
                best[b, a] = Math.Max(together, Math.Max(best[b + 1, a], best[b, a + 1]));
            }
        }
        var anchors = new List<(int, int)>();
        for (var (b, a) = (0, 0); b < before.Count && a < after.Count; )
        {
            if (weight[b, a] >= Alike && best[b, a] == weight[b, a] + best[b + 1, a + 1])
            {
                anchors.Add((b++, a++));
            }
            else if (best[b, a] == best[b + 1, a])
            {
                b++;
            }
            else
            {
                a++;
            }
        }
        return anchors;
    }

    private static HashSet<(char, char)> Pairs(string sentence)
    {
        var letters = sentence.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToList();
        return letters.Count == 1 ? [(letters[0], ' ')] : [.. letters.Zip(letters.Skip(1))];
    }

    private static double Likeness(HashSet<(char, char)> one, HashSet<(char, char)> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
