using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>An internet of one HTTPS server: names lead to addresses as a test says, and whoever dials one ends at the server.</summary>
public sealed class SmallInternet : IAsyncLifetime
{
    public static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private readonly ConcurrentDictionary<string, Queue<IPAddress[]>> _names = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new();
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private WebApplication? _app;
    private int _port;

    public ConcurrentQueue<IPAddress> Dialed { get; } = new();

    public ConcurrentQueue<IHeaderDictionary> Asked { get; } = new();

    /// <summary>The way into it, which trusts its server.</summary>
    public SocketsHttpHandler CreateHandler(bool isTrusted = true)
    {
        var handler = new PublicConnection { Resolve = ResolveAsync, Dial = DialAsync }.CreateHandler();
        if (isTrusted)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString() == _certificate.GetCertHashString();
        }
        return handler;
    }

    /// <summary>Names a host: the answers that it gives one after the other, the last for ever.</summary>
    public void Name(string host, params string[] answers) =>
        _names[host] = new Queue<IPAddress[]>(answers.Select(a => a.Split(' ').Select(IPAddress.Parse).ToArray()));

    /// <summary>Puts an answer at a path; returns its link.</summary>
    public Uri Page(string path, RequestDelegate answer)
    {
        _pages[path] = answer;
        return new Uri("https://media.example.com" + path);
    }

    /// <summary>Puts an answer at every path of a folder, which ends in a slash.</summary>
    public void PageBelow(string folder, RequestDelegate answer) => _pages[folder] = answer;

    /// <summary>Puts a file at a path; returns its link.</summary>
    public Uri File(string path, byte[] content, string contentType = "application/octet-stream", string? disposition = null) =>
        Page(
            path,
            async context =>
            {
                context.Response.ContentType = contentType;
                context.Response.Headers.ContentDisposition = disposition;
                context.Response.ContentLength = content.Length;
                await context.Response.Body.WriteAsync(content);
            }
        );

    public async ValueTask InitializeAsync()
    {
        Name("media.example.com", Public.ToString());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
            });
        _app = builder.Build();
        _app.Run(context =>
        {
            Asked.Enqueue(context.Request.Headers);
            var path = context.Request.Path.Value!;
            return _pages.TryGetValue(path, out var page) || _pages.TryGetValue(path[..(path.LastIndexOf('/') + 1)], out page)
                ? page(context)
                : NotFound(context);
        });
        await _app.StartAsync();
        _port = new Uri(_app.Urls.First()).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _certificate.Dispose();
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return Task.FromResult<IPAddress[]>([literal]);
        }
        if (!_names.TryGetValue(host.TrimEnd('.'), out var answers))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }
        return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    private async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Dialed.Enqueue(addresses[0]);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=media.example.com", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
