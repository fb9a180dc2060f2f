using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class AzureStorageTests(Azurite azurite) : StorageContract, IClassFixture<Azurite>
{
    private readonly string _container = $"studio-{Guid.NewGuid():N}";

    protected override (string Key, string Value)[] Settings =>
        [
            ("Storage:Provider", "Azure"),
            ("Storage:Azure:ConnectionString", azurite.ConnectionString),
            ("Storage:Azure:Container", _container),
        ];

    [Fact]
    public async Task Staged_blocks_are_counted_and_left_to_the_blob_store()
    {
        await AppendAsync("upload-staged", [1, 2, 3]);
        Advance(TimeSpan.FromDays(9));

        Assert.Equal(0, await SweepAsync());

        var partial = Assert.Single(await PartialsAsync());
        Assert.True(partial.IsStaged);
        Assert.Equal((1, 3L), ((await ReportAsync()).Tally.Partials, (await ReportAsync()).Tally.PartialBytes));
    }
}
