using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Studio.Seedance;

/// <summary>
/// A JSON body that knows whether it began to leave: a request whose body was never asked for, because no connection came about,
/// was certainly not accepted.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private readonly byte[] _json;

    public RequestBody(string json)
    {
        _json = Encoding.UTF8.GetBytes(json);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasStarted = true;
        await stream.WriteAsync(_json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
