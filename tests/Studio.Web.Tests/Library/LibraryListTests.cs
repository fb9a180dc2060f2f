using Bunit;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Library;

namespace Studio.Web.Tests.Library;

/// <summary>The list where much changes and where there is much.</summary>
public sealed class LibraryListTests : LibraryStudio
{
    [Fact]
    public async Task Changes_of_a_moment_are_read_together()
    {
        var items = new List<MediaItem>();
        for (var i = 0; i < 30; i++)
        {
            items.Add(await StoreAsync($"still {i}.png", minute: i));
        }
        var cut = Open();
        var before = Line.Readings;
        Line.HeldUp = new TaskCompletionSource();
        foreach (var item in items)
        {
            await ChangeAsync(item, i => i.Rename($"new {i.Name}"));
        }

        Line.HeldUp.SetResult();

        cut.WaitForAssertion(() => Assert.All(cut.FindAll(".wall b"), b => Assert.StartsWith("new still", b.TextContent)));
        Assert.InRange(Line.Readings - before, 1, 6); // the first change, then all the others: entries, counts and choices each
    }

    [Fact]
    public async Task Where_no_more_are_shown_the_page_says_how_to_find_the_others()
    {
        var items = Enumerable
            .Range(0, LibraryQuery.MostShown + 1)
            .Select(i => Make.Item(memberId: Mei.Id, at: Make.Now.AddMilliseconds(i)));
        await SaveAsync([.. items]);

        var cut = Open($"/library?show={LibraryQuery.MostShown}");

        Assert.Equal("These are the newest 1200. Narrow the list to find older ones.", cut.Find(".more").TextContent.Trim());
        Assert.Empty(cut.FindAll(".more button"));
    }
}
