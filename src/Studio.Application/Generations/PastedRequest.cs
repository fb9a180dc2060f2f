using System.Text;
using System.Text.Json;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>A file of a pasted request.</summary>
/// <param name="Path">Where it stands, such as <c>content[1]</c>.</param>
/// <param name="Role">Its role.</param>
/// <param name="Link">Where it is.</param>
internal sealed record PastedFile(string Path, ReferenceRole Role, string Link);

/// <summary>What a pasted text says, before its links are followed.</summary>
internal abstract record PastedRequest
{
    private PastedRequest() { }

    /// <summary>A request.</summary>
    public sealed record Read(Composition Composition, IReadOnlyList<PastedFile> Files, IReadOnlyList<RequestNote> Notes) : PastedRequest;

    /// <summary>None.</summary>
    public sealed record Broken(RequestFault Fault) : PastedRequest;

    /// <summary>Reads JSON, or the JSON that a curl command sends.</summary>
    public static PastedRequest Parse(string pasted, ModelCatalog catalog)
    {
        var text = pasted.Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0)
        {
            return new Broken(new RequestFault.Nothing());
        }
        var isCommand = text.StartsWith("curl", StringComparison.OrdinalIgnoreCase);
        if ((isCommand ? BodyOf(text) : text) is not { } json)
        {
            return new Broken(new RequestFault.NoBody());
        }
        try
        {
            using var document = JsonDocument.Parse(json);
            return new PastedRequestReader(catalog).Read(document.RootElement) ?? (PastedRequest)new Broken(new RequestFault.NoRequest());
        }
        catch (JsonException malformed)
        {
            var line = malformed.LineNumber ?? 0;
            return new Broken(new RequestFault.Malformed(line + 1, ColumnOf(json, line, malformed.BytePositionInLine ?? 0)));
        }
    }

    private static string? BodyOf(string command)
    {
        var words = ShellWords.Split(command);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "-d" or "--data" or "--data-raw" or "--data-binary" or "--data-ascii" or "--json")
            {
                return words.ElementAtOrDefault(i + 1);
            }
            if (words[i] is ['-', 'd', _, ..])
            {
                return words[i][2..];
            }
            if (
                words[i].StartsWith("--data", StringComparison.Ordinal) && words[i].IndexOf('=', StringComparison.Ordinal) is var at and > 0
            )
            {
                return words[i][(at + 1)..];
            }
        }
        return null;
    }

    // The parser counts bytes of UTF-8; people count characters.
    private static int ColumnOf(string json, long line, long bytes)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start = json.IndexOf('\n', start) + 1;
        }
        var before = 0L;
        var column = 1;
        foreach (var rune in json.AsSpan(start).EnumerateRunes())
        {
            before += rune.Utf8SequenceLength;
            if (before > bytes)
            {
                break;
            }
            column++;
        }
        return column;
    }
}
