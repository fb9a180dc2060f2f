using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Tests.Shared;

public sealed class StatusBadgeTests : BunitContext
{
    public StatusBadgeTests() => Services.AddLogging().AddLocalization();

    [Theory]
    [InlineData(GenerationStatus.Queued, "queue", "")]
    [InlineData(GenerationStatus.Submitting, "send", "move")]
    [InlineData(GenerationStatus.Submitted, "check", "move")]
    [InlineData(GenerationStatus.Running, "loop", "move")]
    [InlineData(GenerationStatus.Archiving, "download", "move")]
    [InlineData(GenerationStatus.Succeeded, "done", "ok")]
    [InlineData(GenerationStatus.Failed, "error", "bad")]
    [InlineData(GenerationStatus.Cancelled, "stop", "")]
    [InlineData(GenerationStatus.Expired, "clock", "")]
    [InlineData(GenerationStatus.Unknown, "help", "warn")]
    public void A_status_is_an_icon_and_its_word(GenerationStatus status, string icon, string tone)
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Status, status));
        Assert.Equal(status.ToString(), badge.Find(".badge").TextContent);
        Assert.Equal($"badge {tone}".Trim(), badge.Find(".badge").ClassName?.Trim());
        Assert.EndsWith($"#i-{icon}", badge.Find("use").GetAttribute("href"), StringComparison.Ordinal);
    }
}
