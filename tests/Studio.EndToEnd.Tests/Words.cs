using System.Xml.Linq;
using Studio.Testing;

namespace Studio.EndToEnd.Tests;

/// <summary>The texts of one language, for pages that are visited in each.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, string> _texts;

    private Words(string file) =>
        _texts = XDocument
            .Load(Path.Combine(Repository.Root, "src", "Studio.Web", file))
            .Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => data.Element("value")!.Value);

    public static Words English { get; } = new("Texts.resx");

    public static Words Chinese { get; } = new("Texts.zh-Hans.resx");

    public string this[string key] => _texts[key];
}
