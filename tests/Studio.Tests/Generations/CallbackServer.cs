using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Application.Generations;
using Studio.Testing;
using Studio.Web.Features.Callbacks;

namespace Studio.Tests.Generations;

/// <summary>The callback endpoint on a real Kestrel in front of an engine; notes what each callback was answered.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<int> _answers = Channel.CreateUnbounded<int>();

    private CallbackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_ => Engine!.Get<TakeCallback>());
        _app = builder.Build();
        _app.Use(
            async (context, next) =>
            {
                await next(context);
                _answers.Writer.TryWrite(context.Response.StatusCode);
            }
        );
        _app.MapCallbacks();
    }

    public StudioEngine? Engine { get; set; }

    public Uri Address => new(_app.Urls.First());

    public HttpClient Http { get; } = new();

    public static async Task<CallbackServer> StartAsync()
    {
        var server = new CallbackServer();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The status that the next callback was answered with.</summary>
    public ValueTask<int> NextAnswerAsync(CancellationToken cancellationToken) => _answers.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
