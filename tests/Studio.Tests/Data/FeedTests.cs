using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Application.Team;

namespace Studio.Tests.Data;

public sealed class FeedTests
{
    [Fact]
    public void A_subscriber_is_called_in_its_own_culture()
    {
        var feed = new TeamFeed(NullLogger<TeamFeed>.Instance);
        CultureInfo? heard = null;
        CultureInfo.CurrentUICulture = new CultureInfo("zh-Hans");
        using var subscription = feed.Subscribe(_ => heard = CultureInfo.CurrentUICulture);
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        feed.Publish(new TeamChange(null));
        Assert.Equal("zh-Hans", heard?.Name);
        Assert.Equal("en", CultureInfo.CurrentUICulture.Name);
    }
}
