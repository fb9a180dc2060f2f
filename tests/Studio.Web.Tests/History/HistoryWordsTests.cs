using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Xunit;

namespace Studio.Web.Tests.History;

public sealed class HistoryWordsTests : HistoryStudio
{
    public static TheoryData<string> Keys =>
        [
            .. All<GenerationStatus>("Status.{0}", "History.Now.{0}", "Item.Now.{0}", "Item.Now.{0}.More"),
            .. All<FailureReason>("Failure.{0}", "Failure.{0}.Next"),
            .. All<TimelineNote>("Timeline.{0}"),
            .. All<ReferenceRole>("Item.Role.{0}"),
            "Item.Cancel.Cancelled",
            "Item.Cancel.Asked",
            "Item.Cancel.TooLate",
            "Item.Cancel.NotAllowed",
        ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_word_that_is_looked_up_is_there(string key)
    {
        Assert.False(Services.GetRequiredService<IStringLocalizer<Texts>>()[key].ResourceNotFound);
    }

    private static IEnumerable<string> All<T>(params string[] patterns)
        where T : struct, Enum =>
        from value in Enum.GetNames<T>()
        from pattern in patterns
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, value);
}
