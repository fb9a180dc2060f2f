using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Layout;
using Studio.Web.Tests.History;

namespace Studio.Web.Tests.Layout;

public sealed class GenerationToastsTests : HistoryStudio
{
    public GenerationToastsTests() => Services.AddScoped<OwnResults>();

    [Theory]
    [InlineData(GenerationStatus.Succeeded, "is here")]
    [InlineData(GenerationStatus.Failed, "failed")]
    [InlineData(GenerationStatus.Expired, "expired")]
    public async Task What_came_of_the_readers_own_generation_is_told_with_the_way_to_it(GenerationStatus status, string words)
    {
        var generation = await SendAsync(status);
        var (toasts, told) = Open();

        Publish(generation);

        Assert.Contains(words, told.WaitForElement(".toast").TextContent, StringComparison.Ordinal);
        Assert.Equal($"history/{generation.Id}", told.Find(".toast a").GetAttribute("href"));
        Assert.NotNull(told.Find("[aria-live=polite]"));
        toasts.WaitForAssertion(() => Assert.Equal("1", toasts.Find("finished-count").GetAttribute("data-count")));
    }

    [Fact]
    public async Task Nothing_is_told_of_others_of_what_is_under_way_or_after_the_page_went()
    {
        var other = Make.Member();
        (other.UserName, other.NormalizedUserName, other.NormalizedEmail) = ("bo", "BO", "BO@EXAMPLE.COM");
        var others = await SendAsync(GenerationStatus.Succeeded, by: other);
        var running = await SendAsync(GenerationStatus.Running);
        var mine = await SendAsync(GenerationStatus.Succeeded);
        var (toasts, told) = Open();

        Publish(others);
        Publish(running);
        Publish(mine);
        told.WaitForElement(".toast");
        Assert.Single(told.FindAll(".toast"));

        toasts.Instance.Dispose();
        Publish(mine);
        Assert.Single(told.FindAll(".toast"));
    }

    [Fact]
    public async Task The_generations_own_page_tells_it_itself()
    {
        var generation = await SendAsync(GenerationStatus.Succeeded);
        Navigation.NavigateTo($"history/{generation.Id}");
        var (toasts, told) = Open();

        Publish(generation);

        toasts.WaitForAssertion(() => Assert.Equal("1", toasts.Find("finished-count").GetAttribute("data-count")));
        Assert.Empty(told.FindAll(".toast"));
    }

    private (IRenderedComponent<GenerationToasts> Toasts, IRenderedComponent<RadzenNotification> Told) Open() =>
        (Render<GenerationToasts>(), Render<RadzenNotification>());

    private void Publish(Generation generation) =>
        Services
            .GetRequiredService<GenerationFeed>()
            .Publish(new GenerationChange(generation.Id, generation.SubmissionId, generation.MemberId, generation.Status));
}
