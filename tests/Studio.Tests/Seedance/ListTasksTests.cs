using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class ListTasksTests
{
    [Fact]
    public async Task Filters_are_sent_by_their_names_and_ids_are_repeated()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, """{"items":[],"total":0}""");
        var query = new TaskQuery
        {
            PageNumber = 2,
            PageSize = 500,
            State = TaskState.Waiting,
            TaskIds = ["a", "b&c"],
            Model = "ep-1",
        };

        await provider.Client.ListTasksAsync(query, TestContext.Current.CancellationToken);

        Assert.Equal("/api/v3/contents/generations/tasks", provider.Received.Path);
        Assert.Equal(
            "?page_num=2&page_size=500&filter.status=queued&filter.task_ids=a&filter.task_ids=b%26c&filter.model=ep-1",
            provider.Received.Query
        );
    }

    [Fact]
    public async Task A_page_is_read_and_an_entry_without_an_id_is_left_out()
    {
        var page = await ListAsync(200, """{"items":[{"id":"a","status":"running"},{"status":"queued"},null,{"id":"b"}],"total":"4"}""");

        Assert.Equal(["a", "b"], page.Items.Select(task => task.Id));
        Assert.Equal(4, page.Total);
    }

    [Theory]
    [InlineData("""{"items":[],"total":0}""", 0L)]
    [InlineData("""{"items":null,"total":0}""", 0L)]
    [InlineData("""{"items":[]}""", null)]
    public async Task An_empty_list_is_empty(string body, long? total)
    {
        var page = await ListAsync(200, body);

        Assert.Empty(page.Items);
        Assert.Equal(total, page.Total);
    }

    [Theory]
    [InlineData(404, "", SeedanceErrorKind.NotSupported)]
    [InlineData(405, "", SeedanceErrorKind.NotSupported)]
    [InlineData(404, """{"error":{"message":"Invalid URL"}}""", SeedanceErrorKind.NotSupported)]
    [InlineData(401, "", SeedanceErrorKind.Unauthorized)]
    [InlineData(200, "{}", SeedanceErrorKind.Unreadable)]
    [InlineData(200, """{"items":null,"total":3}""", SeedanceErrorKind.Unreadable)]
    [InlineData(200, "<html></html>", SeedanceErrorKind.Unreadable)]
    public async Task A_list_that_can_t_be_had_does_not_pass_for_an_empty_one(int status, string body, SeedanceErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<SeedanceException>(() => ListAsync(status, body));

        Assert.Equal((kind, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    [InlineData(1, 501)]
    public async Task A_page_outside_the_provider_s_limits_is_not_asked_for(int number, int size)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, "{}");
        var query = new TaskQuery { PageNumber = number, PageSize = size };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            provider.Client.ListTasksAsync(query, TestContext.Current.CancellationToken)
        );
        Assert.Empty(provider.Server.Requests);
    }

    private static async Task<TaskPage> ListAsync(int status, string body)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(status, body);
        return await provider.Client.ListTasksAsync(new TaskQuery(), TestContext.Current.CancellationToken);
    }
}
