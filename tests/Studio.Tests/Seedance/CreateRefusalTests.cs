using System.Net;
using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class CreateRefusalTests
{
    private const bool Accepted = true;
    private const bool NotAccepted = false;

    [Theory]
    [InlineData(400, "InvalidParameter", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, "InputTextSensitiveContentDetected", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, "ContentSecurityDetectionError", SeedanceErrorKind.ContentSecurity, NotAccepted)]
    [InlineData(401, "AuthenticationError", SeedanceErrorKind.Unauthorized, NotAccepted)]
    [InlineData(402, "insufficient_balance", SeedanceErrorKind.AccountProblem, NotAccepted)]
    [InlineData(403, "AccountOverdueError", SeedanceErrorKind.AccountProblem, NotAccepted)]
    [InlineData(404, "InvalidEndpointOrModel.NotFound", SeedanceErrorKind.NotFound, NotAccepted)]
    [InlineData(405, "MethodNotAllowed", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(408, "RequestTimeout", SeedanceErrorKind.Interrupted, Accepted)]
    [InlineData(422, "Unprocessable", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(429, "RateLimitExceeded.EndpointRPMExceeded", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(429, "ModelAccountRpmRateLimitExceeded", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(429, "RequestBurstTooFast", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(429, "QuotaExceeded", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(429, "SomethingNew", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(429, "SetLimitExceeded", SeedanceErrorKind.AccountProblem, NotAccepted)]
    [InlineData(429, "ServerOverloaded", SeedanceErrorKind.Overloaded, NotAccepted)]
    [InlineData(503, "ServiceUnavailable", SeedanceErrorKind.Overloaded, NotAccepted)]
    [InlineData(500, "InternalServiceError", SeedanceErrorKind.ServerError, Accepted)]
    [InlineData(502, "BadGateway", SeedanceErrorKind.ServerError, Accepted)]
    [InlineData(504, "GatewayTimeout", SeedanceErrorKind.ServerError, Accepted)]
    public async Task An_official_error_tells_its_kind_and_whether_it_may_have_been_accepted(
        int status,
        string code,
        SeedanceErrorKind kind,
        bool accepted
    )
    {
        var body = $$$"""{"error":{"code":"{{{code}}}","message":"No. Request id: 0217abc","param":"","type":"T"}}""";
        await using var provider = await ScriptedProvider.AnsweringAsync(status, body);

        var error = await provider.FailToCreateAsync();

        Assert.Equal((kind, accepted), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Equal((HttpStatusCode)status, error.Status);
        Assert.Equal(code, error.ProviderCode);
        Assert.Equal("No. Request id: 0217abc", error.ProviderText);
        Assert.Equal("0217abc", error.RequestId);
    }

    [Theory]
    [InlineData(400, """{"error":"bad ratio"}""", null, "bad ratio", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"code":1026,"message":"bad ratio"}""", "1026", "bad ratio", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"code":"x","msg":"bad ratio"}""", "x", "bad ratio", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"detail":"bad ratio"}""", null, "bad ratio", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"error":{"code":null,"message":"bad ratio"}}""", null, "bad ratio", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"error":null}""", null, """{"error":null}""", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """["bad"]""", null, """["bad"]""", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(400, """{"error":{"code":""", null, """{"error":{"code":""", SeedanceErrorKind.Refused, NotAccepted)]
    [InlineData(401, "", null, null, SeedanceErrorKind.Unauthorized, NotAccepted)]
    [InlineData(403, "<h1>Forbidden</h1>", null, "<h1>Forbidden</h1>", SeedanceErrorKind.AccountProblem, NotAccepted)]
    [InlineData(429, "<h1>Slow down</h1>", null, "<h1>Slow down</h1>", SeedanceErrorKind.RateLimited, NotAccepted)]
    [InlineData(502, "<h1>Bad gateway</h1>", null, "<h1>Bad gateway</h1>", SeedanceErrorKind.ServerError, Accepted)]
    [InlineData(503, "<h1>Busy</h1>", null, "<h1>Busy</h1>", SeedanceErrorKind.Overloaded, Accepted)]
    [InlineData(503, "", null, null, SeedanceErrorKind.Overloaded, Accepted)]
    [InlineData(524, "", null, null, SeedanceErrorKind.ServerError, Accepted)]
    [InlineData(200, "<html>Welcome</html>", null, "<html>Welcome</html>", SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(200, "", null, null, SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(200, """{"id":"cgt""", null, """{"id":"cgt""", SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(200, """{"id":""}""", null, """{"id":""}""", SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(200, "null", null, "null", SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(200, """{"error":{"code":"E","message":"no"}}""", "E", "no", SeedanceErrorKind.Unreadable, Accepted)]
    [InlineData(303, "", null, null, SeedanceErrorKind.Unreadable, Accepted)]
    public async Task An_answer_of_any_shape_becomes_the_same_exception(
        int status,
        string body,
        string? code,
        string? text,
        SeedanceErrorKind kind,
        bool accepted
    )
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(status, body);

        var error = await provider.FailToCreateAsync();

        Assert.Equal((kind, accepted, code, text), (error.Kind, error.MayHaveBeenAccepted, error.ProviderCode, error.ProviderText));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_refusal_and_is_not_followed(int status)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(status, "", ("Location", "/elsewhere"));

        var error = await provider.FailToCreateAsync();

        Assert.Equal((SeedanceErrorKind.Refused, NotAccepted), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Single(provider.Server.Requests);
    }

    [Fact]
    public async Task A_spent_trial_is_not_a_full_queue()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(
            429,
            """{"error":{"code":"QuotaExceeded","message":"Your account has exhausted its free trial quota"}}"""
        );

        Assert.Equal(SeedanceErrorKind.AccountProblem, (await provider.FailToCreateAsync()).Kind);
    }

    [Theory]
    [InlineData("x-request-id")]
    [InlineData("X-Tt-Logid")]
    public async Task The_request_id_comes_from_either_header(string header)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(400, "", (header, "log-9"));

        Assert.Equal("log-9", (await provider.FailToCreateAsync()).RequestId);
    }

    [Theory]
    [InlineData("""{"request_id":"r1","error":{"message":"m"}}""")]
    [InlineData("""{"requestId":"r1","message":"m"}""")]
    [InlineData("""{"error":{"message":"m","request_id":"r1"}}""")]
    public async Task The_request_id_comes_from_the_body_where_no_header_has_it(string body)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(400, body);

        Assert.Equal("r1", (await provider.FailToCreateAsync()).RequestId);
    }

    [Theory]
    [InlineData("17", 17.0)]
    [InlineData("Thu, 01 Oct 2026 12:00:30 GMT", 30.0)]
    [InlineData("Thu, 01 Oct 2026 11:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    public async Task Retry_after_is_read_as_seconds_and_as_a_date(string value, double? seconds)
    {
        var time = new StoppedClock(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero));
        await using var provider = await ScriptedProvider.AnsweringAsync(429, "", ("Retry-After", value), time);

        Assert.Equal(seconds, (await provider.FailToCreateAsync()).RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(SeedanceErrorKind.RateLimited, true)]
    [InlineData(SeedanceErrorKind.Overloaded, true)]
    [InlineData(SeedanceErrorKind.ServerError, true)]
    [InlineData(SeedanceErrorKind.ContentSecurity, true)]
    [InlineData(SeedanceErrorKind.Unreadable, true)]
    [InlineData(SeedanceErrorKind.Unreachable, true)]
    [InlineData(SeedanceErrorKind.Interrupted, true)]
    [InlineData(SeedanceErrorKind.Unauthorized, false)]
    [InlineData(SeedanceErrorKind.AccountProblem, false)]
    [InlineData(SeedanceErrorKind.Refused, false)]
    [InlineData(SeedanceErrorKind.NotFound, false)]
    [InlineData(SeedanceErrorKind.NotSupported, false)]
    public void Only_what_may_pass_is_transient(SeedanceErrorKind kind, bool transient) =>
        Assert.Equal(transient, new SeedanceException(kind).IsTransient);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
