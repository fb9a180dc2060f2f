using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>What the sources of the studio's pages say: the resource keys that they name, and the words that they should not have.</summary>
public static partial class TextSources
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Studio.Web");

    /// <summary>The texts of a resource file, in order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string file) =>
        [
            .. XDocument
                .Load(Path.Combine(Web, file))
                .Root!.Elements("data")
                .Select(data => KeyValuePair.Create((string)data.Attribute("name")!, Unindented(data.Element("value")!.Value))),
        ];

    /// <summary>Each C# and Razor file, comments left out.</summary>
    public static IEnumerable<(string File, string Text)> Pages() =>
        Directory
            .EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (Path.GetRelativePath(Web, file), File.ReadAllText(file)))
            .Where(file =>
                !file.Item1.StartsWith("obj", StringComparison.Ordinal) && !file.Item1.StartsWith("bin", StringComparison.Ordinal)
            )
            .Select(file => (file.Item1, Comments().Replace(file.Item2, "")));

    /// <summary>Each script of the browser's, comments left out.</summary>
    public static IEnumerable<(string File, string Text)> Scripts() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "wwwroot-assets", "js"), "*.js")
            .Select(file => (Path.GetFileName(file), Comments().Replace(File.ReadAllText(file), "")));

    /// <summary>The keys that stand in a source as they are.</summary>
    public static IEnumerable<string> Keys(string source) => WholeKey().Matches(source).Select(match => match.Groups[1].Value);

    /// <summary>The keys that a source puts together, {} for each part that varies.</summary>
    public static IEnumerable<string> Families(string source)
    {
        for (
            var at = source.IndexOf("$\"", StringComparison.Ordinal);
            at >= 0;
            at = source.IndexOf("$\"", at + 2, StringComparison.Ordinal)
        )
        {
            var family = new StringBuilder();
            var depth = 0;
            for (var i = at + 2; i < source.Length && (depth > 0 || source[i] is not '"'); i++)
            {
                depth += source[i] switch
                {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                if (depth == 0 || (depth == 1 && source[i] == '{'))
                {
                    family.Append(source[i]);
                }
            }
            if (KeyLike().IsMatch(family.ToString()))
            {
                yield return family.ToString();
            }
        }
    }

    /// <summary>The words of Razor markup that people would see: text between tags, and the attributes that are read out or shown.</summary>
    public static IEnumerable<string> Words(string razor)
    {
        var markup = Code().Replace(razor, "");
        foreach (Match attribute in ShownAttribute().Matches(markup))
        {
            if (!attribute.Groups[2].Value.StartsWith('@') && attribute.Groups[2].Value.Any(char.IsLetter))
            {
                yield return attribute.Value;
            }
        }
        var text = Tag().Replace(Attribute().Replace(WithoutExpressions(markup), ""), "\n");
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.Any(char.IsLetter) && !Statement().IsMatch(line))
            {
                yield return line;
            }
        }
    }

    // Takes @name, @name.Member["…"], @(…) and the heads of @if and its like out.
    private static string WithoutExpressions(string markup)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] != '@')
            {
                rest.Append(markup[i]);
            }
            else if (Head().Match(markup, i) is { Success: true } head)
            {
                i += head.Length - 1;
            }
            else
            {
                i = EndOfExpression(markup, i + 1) - 1;
            }
        }
        return rest.ToString();
    }

    private static int EndOfExpression(string markup, int at)
    {
        var depth = 0;
        while (at < markup.Length)
        {
            var c = markup[at];
            if (
                depth == 0
                && !char.IsLetterOrDigit(c)
                && c is not ('_' or '(' or '[')
                && !(c == '.' && char.IsLetter(markup.ElementAtOrDefault(at + 1)))
            )
            {
                break;
            }
            depth += c switch
            {
                '(' or '[' => 1,
                ')' or ']' => -1,
                _ => 0,
            };
            at++;
            if (depth == 0 && c is ')' or ']' && markup.ElementAtOrDefault(at) is not ('.' or '[' or '('))
            {
                break;
            }
        }
        return at;
    }

    private static string Unindented(string value) => value.Contains('\n', StringComparison.Ordinal) ? value.Trim() : value;

    [GeneratedRegex(@"@\*.*?\*@|/\*.*?\*/|<!--.*?-->|(?<![:""'])//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("""(?<!Assets\[)"([A-Z]\w*(?:\.\w+)+)"(?!\w)""")]
    private static partial Regex WholeKey();

    [GeneratedRegex(@"^[A-Z]\w*\.[\w.{}]+$")]
    private static partial Regex KeyLike();

    [GeneratedRegex(@"@code\s*\{.*\z", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(
        """\s(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|Title|Text|Label|Hint|Lead|Placeholder)="([^"]*)"""
    )]
    private static partial Regex ShownAttribute();

    [GeneratedRegex("""\s*[\w:@-]*="[^"]*""" + "\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"</?[A-Za-z][\w.:-]*(\s[^<>]*)?/?>|<!DOCTYPE html>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G@(if|foreach|for|switch|while|using|inject|page|attribute|layout|inherits|implements|typeparam)\b[^\n]*")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(case\b.*:|default:|break;|else( if.*)?|[{}].*|.*[;{]|(if|foreach|switch|while|for)\b.*\))$")]
    private static partial Regex Statement();
}
