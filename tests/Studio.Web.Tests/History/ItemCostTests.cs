using Bunit;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>What a video cost, on its page.</summary>
public sealed class ItemCostTests : HistoryStudio
{
    [Fact]
    public async Task Before_the_bill_the_estimate_stands_alone()
    {
        Assert.Equal(["Estimate: about 108,900 tokens · ¥5.01"], Costs(Open(await SendAsync(GenerationStatus.Running))));
    }

    [Fact]
    public async Task What_it_cost_is_held_against_the_estimate()
    {
        var composition = Make.Composition() with { Duration = 6 };

        Assert.Equal(
            ["Estimate: about 130,500 tokens · ¥6.00", "Tokens: 108,900", "Cost: ¥5.01", "Difference: 16.6 % under the estimate"],
            Costs(Open(await SendAsync(GenerationStatus.Succeeded, composition)))
        );
    }

    [Fact]
    public async Task What_failed_costs_nothing_and_says_nothing()
    {
        Assert.Empty(Costs(Open(await SendAsync(GenerationStatus.Failed))));
    }

    [Fact]
    public async Task A_submission_adds_up_what_was_counted()
    {
        await SaveAsync(Mei);
        var video = Make.Video(Mei.Id);
        var submission = Make.Submission(Make.Composition() with { Variants = 2 }, Mei.Id);
        var made = Make.Generation(GenerationStatus.Succeeded, submission, 1, video: video);
        await SaveAsync(video, submission, made, Make.Generation(GenerationStatus.Running, submission, 2));

        Assert.Contains("Submission, 1 of 2 counted: 108,900 tokens · ¥5.01", Costs(Open(made)));
    }

    [Fact]
    public async Task Costs_are_left_out_where_the_provider_said_nothing()
    {
        Assert.DoesNotContain("Tokens", Open(await SendAsync(GenerationStatus.Running)).Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Costs(IRenderedComponent<ItemPage> item) =>
        item.FindAll("section[aria-label=Cost] dt")
            .Zip(item.FindAll("section[aria-label=Cost] dd"), (term, value) => $"{term.TextContent}: {value.TextContent}");
}
