using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class DeleteTaskTests
{
    public static TheoryData<int, string, DeleteTaskOutcome> Outcomes { get; } =
        new()
        {
            { 200, "{}", new DeleteTaskOutcome.Deleted() },
            { 200, "", new DeleteTaskOutcome.Deleted() },
            { 204, "", new DeleteTaskOutcome.Deleted() },
            { 409, """{"error":{"code":"InvalidAction.RunningTaskDeletion"}}""", new DeleteTaskOutcome.StillRunning() },
            {
                404,
                """{"error":{"code":"ResourceNotFound","message":"The specified resource is not found."}}""",
                new DeleteTaskOutcome.Gone()
            },
            { 404, """{"error":{"code":"","message":"task cgt-1 does not exist"}}""", new DeleteTaskOutcome.Gone() },
            { 404, "", new DeleteTaskOutcome.NotSupported() },
            { 404, "<h1>Not found</h1>", new DeleteTaskOutcome.NotSupported() },
            { 404, """{"title":"Not Found","status":404}""", new DeleteTaskOutcome.NotSupported() },
            {
                404,
                """{"error":{"message":"Invalid URL (DELETE /api/v3/contents/generations/tasks/cgt-1) not found"}}""",
                new DeleteTaskOutcome.NotSupported()
            },
            { 404, """{"error":{"code":"not_found","message":"no such route"}}""", new DeleteTaskOutcome.NotSupported() },
            { 405, "", new DeleteTaskOutcome.NotSupported() },
        };

    [Theory]
    [MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_to_a_deletion_has_a_word(int status, string body, DeleteTaskOutcome outcome)
    {
        await using var provider = await Answering(status, body);

        Assert.Equal(outcome, await provider.Client.DeleteTaskAsync("cgt-1", TestContext.Current.CancellationToken));
        Assert.Equal(
            ("DELETE", "/api/v3/contents/generations/tasks/cgt-1", ""),
            (provider.Received.Method, provider.Received.Path, provider.Received.Body)
        );
    }

    [Theory]
    [InlineData(400, SeedanceErrorKind.Refused)]
    [InlineData(401, SeedanceErrorKind.Unauthorized)]
    [InlineData(429, SeedanceErrorKind.RateLimited)]
    [InlineData(500, SeedanceErrorKind.ServerError)]
    public async Task Any_other_answer_to_a_deletion_is_an_exception(int status, SeedanceErrorKind kind)
    {
        await using var provider = await Answering(status, "");

        var error = await Assert.ThrowsAsync<SeedanceException>(() =>
            provider.Client.DeleteTaskAsync("cgt-1", TestContext.Current.CancellationToken)
        );

        Assert.Equal((kind, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    private static Task<ScriptedProvider> Answering(int status, string body) =>
        body.Length == 0
            ? ScriptedProvider.StartAsync(context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            })
            : ScriptedProvider.AnsweringAsync(status, body);
}
