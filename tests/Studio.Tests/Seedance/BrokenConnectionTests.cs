using System.Net;
using System.Net.Sockets;
using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class BrokenConnectionTests
{
    private const string OkHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_refused_connection_was_certainly_not_accepted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        var error = await CreateAsync(address);

        Assert.Equal((SeedanceErrorKind.Unreachable, false), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Null(error.Status);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.NetworkUnreachable)]
    public async Task A_host_that_is_not_found_was_certainly_not_accepted(SocketError reason)
    {
        var handler = SeedanceClient.CreateHandler();
        handler.ConnectCallback = (_, _) => throw new SocketException((int)reason);

        var error = await CreateAsync(new Uri("http://nowhere.invalid"), handler: handler);

        Assert.Equal((SeedanceErrorKind.Unreachable, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_connection_without_tls_was_certainly_not_accepted()
    {
        await using var server = new RawServer(connection => connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"));

        var error = await CreateAsync(new UriBuilder(server.Address) { Scheme = "https" }.Uri);

        Assert.Equal((SeedanceErrorKind.Unreachable, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_timeout_while_connecting_was_certainly_not_accepted()
    {
        var handler = SeedanceClient.CreateHandler();
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Stream.Null;
        };

        var error = await CreateAsync(new Uri("http://nowhere.invalid"), Short, handler);

        Assert.Equal((SeedanceErrorKind.Unreachable, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_reset_after_sending_may_have_been_accepted()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            connection.Reset();
        });

        var error = await CreateAsync(server.Address);

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Equal((1, 1), (server.Connections, server.RequestCount));
    }

    [Fact]
    public async Task An_end_without_an_answer_may_have_been_accepted()
    {
        await using var server = new RawServer(connection => connection.ReadRequestAsync());

        var error = await CreateAsync(server.Address);

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Equal((1, 1), (server.Connections, server.RequestCount));
    }

    [Fact]
    public async Task A_timeout_after_sending_may_have_been_accepted()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.StaySilentAsync();
        });

        var error = await CreateAsync(server.Address, Short);

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("HTTP/1.1 2")]
    [InlineData("not http at all\r\n\r\n")]
    [InlineData(OkHead + "Content-Length: 100\r\n\r\n{\"id\":\"cgt-1\"")]
    [InlineData(OkHead + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n")]
    public async Task Half_an_answer_may_have_been_accepted(string answer)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer);
        });

        var error = await CreateAsync(server.Address);

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_body_that_never_ends_runs_into_the_timeout()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(OkHead + "Content-Length: 100\r\n\r\n{");
            await connection.StaySilentAsync();
        });

        var error = await CreateAsync(server.Address, Short);

        Assert.Equal((SeedanceErrorKind.Interrupted, HttpStatusCode.OK, true), (error.Kind, error.Status, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_refusal_counts_even_if_its_body_breaks_off()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\nbad rat");
        });

        var error = await CreateAsync(server.Address);

        Assert.Equal((SeedanceErrorKind.Refused, false, "bad rat"), (error.Kind, error.MayHaveBeenAccepted, error.ProviderText));
    }

    [Theory]
    [InlineData(200, SeedanceErrorKind.Unreadable, true)]
    [InlineData(400, SeedanceErrorKind.Refused, false)]
    public async Task A_huge_body_is_cut_off(int status, SeedanceErrorKind kind, bool accepted)
    {
        await using var provider = await ScriptedProvider.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        var error = await provider.FailToCreateAsync();

        Assert.Equal((kind, accepted), (error.Kind, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_create_is_never_sent_twice_over_a_kept_connection()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(OkHead + "Content-Length: 14\r\n\r\n{\"id\":\"cgt-1\"}");
            await connection.ReadRequestAsync();
        });
        using var http = ScriptedProvider.Connect(server.Address);
        var client = new SeedanceClient(http);
        await client.CreateTaskAsync(Requests.Shortest, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<SeedanceException>(() =>
            client.CreateTaskAsync(Requests.Shortest, TestContext.Current.CancellationToken)
        );

        Assert.Equal((SeedanceErrorKind.Interrupted, true), (error.Kind, error.MayHaveBeenAccepted));
        Assert.Equal((1, 2), (server.Connections, server.RequestCount));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation_and_not_an_error()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await caller.CancelAsync();
            await connection.StaySilentAsync();
        });
        using var http = ScriptedProvider.Connect(server.Address);

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SeedanceClient(http).CreateTaskAsync(Requests.Shortest, caller.Token)
        );

        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task A_caller_who_cancels_while_the_body_arrives_gets_a_cancellation_too()
    {
        using var caller = new CancellationTokenSource();
        await using var provider = await ScriptedProvider.StartAsync(async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.Client.CreateTaskAsync(Requests.Shortest, caller.Token));
    }

    [Fact]
    public async Task A_read_that_breaks_is_interrupted_and_accepted_nothing()
    {
        await using var server = new RawServer(connection => connection.ReadRequestAsync());
        using var http = ScriptedProvider.Connect(server.Address);

        var error = await Assert.ThrowsAsync<SeedanceException>(() =>
            new SeedanceClient(http).GetTaskAsync("cgt-1", TestContext.Current.CancellationToken)
        );

        Assert.Equal((SeedanceErrorKind.Interrupted, false), (error.Kind, error.MayHaveBeenAccepted));
    }

    private static async Task<SeedanceException> CreateAsync(Uri address, TimeSpan? timeout = null, SocketsHttpHandler? handler = null)
    {
        using var http = ScriptedProvider.Connect(address, timeout, handler);
        return await Assert.ThrowsAsync<SeedanceException>(() =>
            new SeedanceClient(http).CreateTaskAsync(Requests.Shortest, TestContext.Current.CancellationToken)
        );
    }
}
