using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Imports from a small internet into a studio.</summary>
public abstract class ImportTests(MediaServer server, SmallInternet internet) : IClassFixture<MediaServer>, IClassFixture<SmallInternet>
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected MediaServer Server { get; } = server;

    private protected SmallInternet Internet { get; } = internet;

    private protected Uri Redirect(string path, string target) =>
        Internet.Page(
            path,
            context =>
            {
                context.Response.StatusCode = (int)HttpStatusCode.Found;
                context.Response.Headers.Location = new Uri(target, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } far
                    ? far.AbsoluteUri
                    : target;
                return Task.CompletedTask;
            }
        );

    private protected ImportMedia Import(SocketsHttpHandler? handler = null) =>
        ActivatorUtilities.CreateInstance<ImportMedia>(
            Server.Get<IServiceProvider>(),
            ImportMedia.CreateHttp(handler ?? Internet.CreateHandler())
        );

    private protected Task<ImportOutcome> ImportAsync(Uri link, ReferenceRole? role = null) =>
        Import().ExecuteAsync(Server.Editor.Id, link, role, Stop);

    // Whatever is refused leaves nothing in the store.
    private protected async Task<ImportRefusal> RefusalAsync(Uri link, ReferenceRole? role = null)
    {
        var refusal = Assert.IsType<ImportOutcome.Refused>(await ImportAsync(link, role)).Refusal;
        Assert.DoesNotContain(await Server.StoredAsync(), f => f.Name.Contains("import-", StringComparison.Ordinal));
        return refusal;
    }
}
