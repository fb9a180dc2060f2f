using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Studio.Application.Media;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class UploadsOnDiskTests(MediaServer server) : UploadProtocol(server), IClassFixture<MediaServer>;

public sealed class UploadsOnAzureTests(AzureMediaServer server) : UploadProtocol(server), IClassFixture<AzureMediaServer>;

/// <summary>tus 1.0 at <c>/uploads</c>; run over each media store.</summary>
public abstract class UploadProtocol(MediaServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_says_what_it_speaks()
    {
        using var response = await MediaServer.Send(server.Http, HttpMethod.Options, "/uploads", []);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("1.0.0", MediaServer.Header(response, "Tus-Version"));
        Assert.Equal("creation,creation-with-upload,termination,expiration,checksum", MediaServer.Header(response, "Tus-Extension"));
        Assert.Equal("sha1,sha256", MediaServer.Header(response, "Tus-Checksum-Algorithm"));
        Assert.Equal("200000000", MediaServer.Header(response, "Tus-Max-Size"));
    }

    public static TheoryData<string, string, string, HttpStatusCode> Refusals =>
        new()
        {
            { "visitor", "POST", "/uploads", HttpStatusCode.Unauthorized },
            { "viewer", "POST", "/uploads", HttpStatusCode.Forbidden },
            { "editor", "PUT", "/uploads", HttpStatusCode.MethodNotAllowed },
            { "editor", "HEAD", "/uploads/nothing", HttpStatusCode.NotFound },
            { "editor", "HEAD", "/uploads/0198a000-0000-7000-8000-000000000000", HttpStatusCode.NotFound },
            { "editor", "OPTIONS", "/uploads/0198a000-0000-7000-8000-000000000000", HttpStatusCode.NoContent },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Every_reply_speaks_the_protocol(string who, string method, string path, HttpStatusCode status)
    {
        var member = who switch
        {
            "editor" => server.Editor,
            "viewer" => server.Viewer,
            _ => null,
        };
        using var response = await MediaServer.Send(server.As(member), new HttpMethod(method), path, []);
        Assert.Equal((status, "1.0.0"), (response.StatusCode, MediaServer.Header(response, "Tus-Resumable")));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_file_in_pieces_becomes_an_item_with_its_name_and_hash()
    {
        var content = Samples.Png(800, 600, 100_000, salt: 1);
        var upload = await server.BeginAsync(content.Length, "first_frame");
        using var first = await server.PatchAsync(upload, 0, content[..60_000]);
        Assert.Equal((HttpStatusCode.NoContent, "60000"), (first.StatusCode, MediaServer.Header(first, "Upload-Offset")));
        Assert.NotNull(MediaServer.Header(first, "Upload-Expires"));
        Assert.Null(MediaServer.Header(first, "Upload-Item"));
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal(("60000", "100000"), (MediaServer.Header(head, "Upload-Offset"), MediaServer.Header(head, "Upload-Length")));
        Assert.True(head.Headers.CacheControl!.NoStore);
        using var last = await server.PatchAsync(upload, 60_000, content[60_000..]);
        Assert.Equal((HttpStatusCode.NoContent, "100000"), (last.StatusCode, MediaServer.Header(last, "Upload-Offset")));
        var item = await server.Get<MediaLibrary>().FindAsync(new MediaItemId(Guid.Parse(MediaServer.Header(last, "Upload-Item")!)), Stop);
        Assert.Equal(("果茶广告.png", 100_000), (item!.Name, item.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), item.Sha256);
        Assert.Equal(server.Editor.Id, item.MemberId);
        var state = await server.Http.GetFromJsonAsync<JsonElement>(upload, Stop);
        Assert.Equal(item.Id.Value, state.GetProperty("itemId").GetGuid());
    }

    [Theory]
    [InlineData("filename Li4vYS5wbmc=,role bGFzdF9mcmFtZQ==, is_confidential,filetype aW1hZ2UvcG5n")]
    [InlineData(null)]
    public async Task What_the_client_said_of_a_file_comes_back_as_it_was_said(string? metadata)
    {
        (string, string)[] headers = metadata is null
            ? [("Upload-Length", "64")]
            : [("Upload-Length", "64"), ("Upload-Metadata", metadata)];
        using var begun = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", headers);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);

        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, begun.Headers.Location!.ToString(), []);

        Assert.Equal(metadata, MediaServer.Header(head, "Upload-Metadata"));
    }

    [Fact]
    public async Task Bytes_may_come_with_the_beginning()
    {
        var content = Samples.Png(800, 600, salt: 4);
        using var response = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(content.Length), content);
        Assert.Equal((HttpStatusCode.Created, "64"), (response.StatusCode, MediaServer.Header(response, "Upload-Offset")));
        Assert.NotNull(MediaServer.Header(response, "Upload-Item"));
    }

    [Fact]
    public async Task Some_of_the_bytes_may_come_with_the_beginning()
    {
        var content = Samples.Png(800, 600, 100, salt: 7);
        using var begun = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(100), content[..40]);
        Assert.Equal((HttpStatusCode.Created, "40"), (begun.StatusCode, MediaServer.Header(begun, "Upload-Offset")));
        Assert.NotNull(MediaServer.Header(begun, "Upload-Expires"));
        using var last = await server.PatchAsync(begun.Headers.Location!, 40, content[40..]);
        Assert.NotNull(MediaServer.Header(last, "Upload-Item"));
    }

    [Fact]
    public async Task A_file_that_is_refused_with_its_beginning_has_no_address()
    {
        using var refused = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(3), [1, 2, 3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null(refused.Headers.Location);
    }

    [Theory]
    [InlineData("Upload-Length: many")]
    [InlineData("Upload-Length: -1")]
    [InlineData("Upload-Defer-Length: 1")] // not among the extensions
    [InlineData("Upload-Metadata: filename %%%")]
    [InlineData("Upload-Metadata: role bm9ib2R5")]
    [InlineData("Upload-Checksum: md5 AAAA")]
    public async Task A_beginning_that_makes_no_sense_begins_nothing(string header)
    {
        var (name, value) = (header.Split(": ")[0], header.Split(": ")[1]);
        (string, string)[] headers = name == "Upload-Defer-Length" ? [(name, value)] : [.. MediaServer.Begin(64), (name, value)];
        using var response = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", headers, [1]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task A_method_may_be_wrapped_in_another_one()
    {
        var content = Samples.Png(800, 600, 100, salt: 8);
        var upload = (await server.BeginAsync(content.Length)).ToString();
        (string, string)[] patch = [("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0")];
        using var kept = await MediaServer.Send(server.Http, HttpMethod.Post, upload, patch, content[..40]);
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Get, upload, [("X-HTTP-Method-Override", "head")]);
        Assert.Equal("40", MediaServer.Header(head, "Upload-Offset"));
        // Another site's simple request, which can't say Tus-Resumable, stays one.
        using var forged = await MediaServer.Send(
            server.Http,
            HttpMethod.Post,
            upload,
            [("X-HTTP-Method-Override", "DELETE"), ("Tus-Resumable", "")]
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, forged.StatusCode);
        Assert.Equal("1.0.0", MediaServer.Header(forged, "Tus-Version"));
    }

    public static TheoryData<string, int, HttpStatusCode> Malformed =>
        new()
        {
            { "Tus-Resumable: 0.2.2", 0, HttpStatusCode.PreconditionFailed },
            { "Upload-Offset: 1", 0, HttpStatusCode.Conflict },
            { "Upload-Offset: 99999", 0, HttpStatusCode.Conflict },
            { "Upload-Offset: -1", 0, HttpStatusCode.BadRequest },
            { "Upload-Offset: ten", 0, HttpStatusCode.BadRequest },
            { "Upload-Checksum: md5 AAAA", 0, HttpStatusCode.BadRequest },
            { "Upload-Checksum: sha1 nonsense", 0, HttpStatusCode.BadRequest },
            { "Upload-Checksum: sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=", 0, (HttpStatusCode)460 },
            { "X-None: 0", 65, HttpStatusCode.RequestEntityTooLarge },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_wrong_piece_is_refused_and_changes_nothing(string header, int length, HttpStatusCode status)
    {
        var upload = await server.BeginAsync(64);
        var parts = header.Split(": ");
        using var response = await server.PatchAsync(upload, 0, new byte[length == 0 ? 10 : length], (parts[0], parts[1]));
        Assert.Equal(status, response.StatusCode);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal("0", MediaServer.Header(head, "Upload-Offset"));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_right_checksum_passes(string algorithm)
    {
        var content = Samples.Png(800, 600, salt: (byte)algorithm.Length);
        var upload = await server.BeginAsync(content.Length);
        using var wrong = await server.PatchAsync(upload, 0, new byte[content.Length], ("Upload-Checksum", Checksum(algorithm, content)));
        Assert.Equal(460, (int)wrong.StatusCode);
        using var right = await server.PatchAsync(upload, 0, content, ("Upload-Checksum", Checksum(algorithm, content)));
        Assert.NotNull(MediaServer.Header(right, "Upload-Item"));
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        var upload = await server.BeginAsync(64);
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new StringContent("x") };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", "0");
        using var response = await server.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task An_upload_is_its_members_alone()
    {
        var upload = await server.BeginAsync(64);
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete })
        {
            using var response = await MediaServer.Send(server.As(server.Other), method, upload.ToString(), []);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        using var patch = await MediaServer.Send(
            server.As(server.Other),
            HttpMethod.Patch,
            upload.ToString(),
            [("Upload-Offset", "0")],
            [1]
        );
        Assert.Equal(HttpStatusCode.NotFound, patch.StatusCode);
    }

    [Fact]
    public async Task Viewers_and_visitors_send_nothing()
    {
        using var viewer = await MediaServer.Send(server.As(server.Viewer), HttpMethod.Post, "/uploads", MediaServer.Begin(64));
        Assert.Equal(HttpStatusCode.Forbidden, viewer.StatusCode);
        using var visitor = await MediaServer.Send(server.As(null), HttpMethod.Post, "/uploads", MediaServer.Begin(64));
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_upload_is_gone_with_its_bytes()
    {
        var upload = await server.BeginAsync(64);
        (await server.PatchAsync(upload, 0, new byte[10])).Dispose();
        // A proxy that knows no DELETE: the protocol wraps it in a POST.
        using var delete = await MediaServer.Send(server.Http, HttpMethod.Post, upload.ToString(), [("X-HTTP-Method-Override", "DELETE")]);
        Assert.Equal(HttpStatusCode.NoContent, delete.StatusCode);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains(MediaServer.PartialOf(upload), StringComparison.Ordinal));
    }

    private static string Checksum(string algorithm, byte[] content) =>
        $"{algorithm} {Convert.ToBase64String(CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), content))}";
}
