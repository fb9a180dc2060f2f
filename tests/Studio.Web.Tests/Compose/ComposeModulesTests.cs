using System.Text.RegularExpressions;
using Bunit;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed partial class ComposeModulesTests : ComposeContext
{
    private static readonly Uri Root = new(Path.Combine(Repository.Root, "wwwroot-assets/"));

    [Fact]
    public async Task Every_script_that_the_page_imports_is_fetched_ahead_and_no_other()
    {
        await OpenPageAsync();

        var imported = new HashSet<Uri>();
        foreach (var entry in JSInterop.Invocations["import"])
        {
            Follow(new Uri(Root, (string)entry.Arguments[0]!), imported);
        }

        var ahead = Render<ComposeModules>().FindAll("link[rel=modulepreload]").Select(l => new Uri(Root, l.GetAttribute("href")));
        Assert.Equal(imported.Select(m => m.AbsolutePath).Order(), ahead.Select(m => m.AbsolutePath).Order());
    }

    private static void Follow(Uri module, HashSet<Uri> found)
    {
        if (found.Add(module))
        {
            foreach (Match import in Imports().Matches(File.ReadAllText(module.LocalPath)))
            {
                Follow(new Uri(module, import.Groups["path"].Value), found);
            }
        }
    }

    [GeneratedRegex("""^import .* from "(?<path>.+)";$""", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
