using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Application.Media;

/// <summary>Lets the studio recognize itself from outside: whoever has its keys, and nobody else, can answer a question that was just made up.</summary>
public sealed class StudioProbe(MediaLinkKeys keys)
{
    private const int QuestionBytes = 16;
    private const int QuestionLength = 22;

    /// <summary>A question that nobody was asked before.</summary>
    public static string Question() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(QuestionBytes));

    /// <summary>The answer to a question; null for what is no question.</summary>
    public async Task<string?> AnswerAsync(string question, CancellationToken cancellationToken) =>
        question.Length == QuestionLength && Base64Url.IsValid(question)
            ? Answer(question, await keys.NewestAsync(cancellationToken))
            : null;

    /// <summary>Whether an answer is the studio's, of this instance or another.</summary>
    public async Task<bool> IsOwnAsync(string question, string answer, CancellationToken cancellationToken) =>
        await keys.FindAsync(answer.Split('.')[0], cancellationToken) is { } key
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Answer(question, key)), Encoding.UTF8.GetBytes(answer));

    // Begins unlike anything that is signed in a link, so that no answer is a signature.
    private static string Answer(string question, MediaLinkKey key) =>
        $"{key.Id}.{Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes($"probe\n{question}")))}";
}
