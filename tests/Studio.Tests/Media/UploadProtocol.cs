using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
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
        Assert.Equal("1.0.0", Header(response, "Tus-Version"));
        Assert.Equal("creation,creation-with-upload,termination,expiration,checksum", Header(response, "Tus-Extension"));
        Assert.Equal("sha1,sha256", Header(response, "Tus-Checksum-Algorithm"));
        Assert.Equal("200000000", Header(response, "Tus-Max-Size"));
    }

    [Fact]
    public async Task A_file_in_pieces_becomes_an_item_with_its_name_and_hash()
    {
        var content = Samples.Png(800, 600, 100_000, salt: 1);
        var upload = await server.BeginAsync(content.Length, "first_frame");
        using var first = await server.PatchAsync(upload, 0, content[..60_000]);
        Assert.Equal((HttpStatusCode.NoContent, "60000"), (first.StatusCode, Header(first, "Upload-Offset")));
        Assert.NotNull(Header(first, "Upload-Expires"));
        Assert.Null(Header(first, "Upload-Item"));
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal(("60000", "100000"), (Header(head, "Upload-Offset"), Header(head, "Upload-Length")));
        Assert.True(head.Headers.CacheControl!.NoStore);
        using var last = await server.PatchAsync(upload, 60_000, content[60_000..]);
        Assert.Equal((HttpStatusCode.NoContent, "100000"), (last.StatusCode, Header(last, "Upload-Offset")));
        var item = await server.Get<MediaLibrary>().FindAsync(new MediaItemId(Guid.Parse(Header(last, "Upload-Item")!)), Stop);
        Assert.Equal(("果茶广告.png", 100_000), (item!.Name, item.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), item.Sha256);
        Assert.Equal(server.Editor.Id, item.MemberId);
        var state = await server.Http.GetFromJsonAsync<JsonElement>(upload, Stop);
        Assert.Equal(item.Id.Value, state.GetProperty("itemId").GetGuid());
    }

    [Fact]
    public async Task An_upload_goes_on_after_a_restart()
    {
        var content = Samples.Png(800, 600, 50_000, salt: 2);
        var upload = await server.BeginAsync(content.Length);
        (await server.PatchAsync(upload, 0, content[..20_000])).Dispose();
        await server.RestartAsync();
        using var last = await server.PatchAsync(upload, 20_000, content[20_000..]);
        var item = await server.Get<MediaLibrary>().FindAsync(new MediaItemId(Guid.Parse(Header(last, "Upload-Item")!)), Stop);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), item!.Sha256);
    }

    [Fact]
    public async Task A_lost_connection_keeps_what_arrived()
    {
        const int block = 4 * 1024 * 1024; // what the blob store shows of bytes that still arrive
        var content = Samples.Png(800, 600, 5_000_000, salt: 3);
        var upload = await server.BeginAsync(content.Length);
        var uri = new Uri(server.Http.BaseAddress!, upload);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(uri.Host, uri.Port, Stop);
            var head =
                $"PATCH {uri.PathAndQuery} HTTP/1.1\r\nHost: {uri.Authority}\r\nX-Member: {server.Editor.Id} Editor\r\nTus-Resumable: 1.0.0\r\n"
                + $"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {content.Length}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
            await socket.GetStream().WriteAsync(content.AsMemory(0, 4_500_000), Stop);
            while (await OffsetAsync(upload) < block) { }
        }
        HttpResponseMessage last;
        do
        {
            var offset = (int)await OffsetAsync(upload);
            Assert.InRange(offset, block, 4_500_000);
            last = await server.PatchAsync(upload, offset, content[offset..]);
        } while (last.StatusCode is HttpStatusCode.Locked or HttpStatusCode.Conflict);
        var item = new Uri($"/media/{Header(last, "Upload-Item")}", UriKind.Relative);
        var stored = await server.Http.GetByteArrayAsync(item, Stop);
        Assert.True(content.AsSpan().SequenceEqual(stored));
    }

    [Fact]
    public async Task Bytes_may_come_with_the_beginning()
    {
        var content = Samples.Png(800, 600, salt: 4);
        using var response = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(content.Length), content);
        Assert.Equal((HttpStatusCode.Created, "64"), (response.StatusCode, Header(response, "Upload-Offset")));
        Assert.NotNull(Header(response, "Upload-Item"));
    }

    [Fact]
    public async Task The_same_bytes_are_one_item_also_in_a_race()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 5);
        var items = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => server.UploadAsync(content, $"{i}.png")));
        Assert.Single(items.Select(i => i.Id).Distinct());
        Assert.Single(await server.StoredAsync(), f => f.Length == content.Length);
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
        Assert.Equal("0", Header(head, "Upload-Offset"));
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
        Assert.NotNull(Header(right, "Upload-Item"));
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
    public async Task A_second_writer_is_locked_out_while_the_first_writes()
    {
        var content = Samples.Png(800, 600, 1000, salt: 6);
        var upload = await server.BeginAsync(content.Length);
        var uploads = server.Get<Uploads>();
        var row = (await uploads.FindAsync(IdOf(upload), server.Editor.Id, Stop))!;
        var pause = new TaskCompletionSource();
        var first = uploads.AppendAsync(row, 0, new PausedStream(content, pause.Task), null, Stop);
        using var second = await server.PatchAsync(upload, 0, content);
        Assert.Equal(HttpStatusCode.Locked, second.StatusCode);
        using var delete = await MediaServer.Send(server.Http, HttpMethod.Delete, upload.ToString(), []);
        Assert.Equal(HttpStatusCode.Locked, delete.StatusCode);
        pause.SetResult();
        Assert.IsType<AppendOutcome.Taken>(await first);
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
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains(Plain(upload), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 0, 422, "Empty", "This file is empty.")]
    [InlineData("first_frame", 34_000_000, 413, "MediaTooLarge", "This file is 34 MB. An image may have at most 30 MB.")]
    [InlineData("reference_audio", 16_000_000, 413, "MediaTooLarge", "This file is 16 MB. An audio file may have at most 15 MB.")]
    [InlineData("", 200_000_001, 413, "TooLarge", "This file is 200 MB. A file may have at most 200 MB.")]
    public async Task A_size_that_is_never_taken_is_refused_before_a_byte(string role, long length, int status, string rule, string message)
    {
        using var response = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(length, role));
        Assert.Equal(status, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((rule, message), (problem.GetProperty("rule").GetString(), problem.GetProperty("message").GetString()));
    }

    public static TheoryData<string, byte[], string, string> Refusals =>
        new()
        {
            { "", [0x47], "NotMedia", "known type" },
            { "", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"), "NotMedia", "known type" },
            { "", [.. "<html><!--"u8, .. Samples.Jpeg(800, 600)], "NotMedia", "known type" },
            { "", Samples.Jpeg(800, 600)[..8], "Broken", "JPG" },
            { "", Samples.Mp4()[..^20], "Broken", "MP4" },
            { "", Samples.Png(60_000, 60_000), "TooManyPixels", "60000 × 60000" },
            { "first_frame", Samples.Png(7000, 7000), "MediaSides", "7000 × 7000" },
            { "first_frame", Samples.Png(200, 400), "MediaSides", "200 × 400" },
            { "reference_video", Samples.Png(800, 600, salt: 9), "MediaKindWrong", "This file is an image" },
            { "reference_image", Samples.Gif(800, 600), "MediaTypeNotTaken", "GIF" },
            { "reference_image", Samples.Png(1000, 300), "MediaAspect", "3.33" },
            { "reference_audio", Samples.Wav(1), "MediaSeconds", "1 seconds" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_file_that_is_not_taken_is_said_and_leaves_nothing(string role, byte[] content, string rule, string words)
    {
        var before = (await server.StoredAsync()).Count;
        var upload = await server.BeginAsync(content.Length, role, "misnamed.mp4");
        using var response = await server.PatchAsync(upload, 0, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(rule, problem.GetProperty("rule").GetString());
        Assert.Contains(words, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('{', problem.GetProperty("message").GetString()!);
        Assert.Equal(before, (await server.StoredAsync()).Count);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Fact]
    public async Task A_real_clip_gets_its_facts_and_a_poster()
    {
        var clip = await Samples.ClipAsync(server.Folder);
        var item = await server.UploadAsync(clip, "clip.mp4", "reference_video");
        Assert.Equal(new MediaFacts(MediaKind.Video, "video/mp4", 640, 360, 3, 24, "h264"), item.Facts);
        using var poster = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        Assert.Equal("image/jpeg", poster.Content.Headers.ContentType?.MediaType);
        var jpeg = MediaContent.Read(MediaBytes.Of(await poster.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal((640, 360), (((MediaContent.Known)jpeg).Facts.Width, ((MediaContent.Known)jpeg).Facts.Height));
    }

    [Fact]
    public async Task An_upload_that_nobody_continues_is_swept_with_its_bytes()
    {
        var upload = await server.BeginAsync(64);
        (await server.PatchAsync(upload, 0, new byte[10])).Dispose();
        server.Time.Advance(TimeSpan.FromHours(47));
        await server.Get<UploadSweepWorker>().RunOnceAsync(Stop);
        Assert.Contains(await server.StoredAsync(), f => f.Name.Contains(Plain(upload), StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromHours(2));
        await server.Get<UploadSweepWorker>().RunOnceAsync(Stop);
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains(Plain(upload), StringComparison.Ordinal));
        await using var context = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        var id = IdOf(upload);
        Assert.False(await context.Uploads.AnyAsync(u => u.Id == id, Stop));
    }

    [Fact]
    public async Task An_expired_upload_is_gone_before_it_is_swept()
    {
        var upload = await server.BeginAsync(64);
        await using (var context = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop))
        {
            await context
                .Uploads.Where(u => u.Id == IdOf(upload))
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, server.Time.GetUtcNow()), Stop);
        }
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        using var patch = await server.PatchAsync(upload, 0, new byte[64]);
        using var delete = await MediaServer.Send(server.Http, HttpMethod.Delete, upload.ToString(), []);
        Assert.All([head, patch, delete], r => Assert.Equal(HttpStatusCode.Gone, r.StatusCode));
        Assert.Null(Header(head, "Upload-Offset"));
    }

    [Fact]
    public async Task Bytes_whose_checksum_was_never_compared_are_not_kept()
    {
        var content = Samples.Png(800, 600, 100_000, salt: 11);
        var upload = await server.BeginAsync(content.Length);
        (await server.PatchAsync(upload, 0, content[..10])).Dispose();
        var uploads = server.Get<Uploads>();
        var row = (await uploads.FindAsync(IdOf(upload), server.Editor.Id, Stop))!;
        var checksum = new UploadChecksum(HashAlgorithmName.SHA256, SHA256.HashData(content.AsSpan(10)));
        await Assert.ThrowsAsync<IOException>(() => uploads.AppendAsync(row, 10, new BreakingStream(content[10..50_000]), checksum, Stop));
        Assert.Equal(10, await OffsetAsync(upload));
        await Assert.ThrowsAsync<IOException>(() => uploads.AppendAsync(row, 10, new BreakingStream(content[10..50_000]), null, Stop));
        Assert.Equal(50_000, await OffsetAsync(upload));
        using var last = await server.PatchAsync(upload, 50_000, content[50_000..]);
        Assert.NotNull(Header(last, "Upload-Item"));
    }

    [Fact]
    public async Task Of_writers_at_the_same_time_each_byte_is_kept_once()
    {
        var content = Samples.Png(800, 600, 2_000_000, salt: 12);
        var upload = await server.BeginAsync(content.Length);
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.PatchAsync(upload, 0, content)));
        Assert.Single(replies, r => r.StatusCode == HttpStatusCode.NoContent);
        Assert.All(
            replies,
            r => Assert.Contains(r.StatusCode, new[] { HttpStatusCode.NoContent, HttpStatusCode.Locked, HttpStatusCode.Conflict })
        );
        var id = replies.Select(r => Header(r, "Upload-Item")).OfType<string>().Single();
        Assert.Equal(content, await server.Http.GetByteArrayAsync(new Uri($"/media/{id}", UriKind.Relative), Stop));
    }

    [Theory]
    [InlineData("../../../etc/cron.d/evil.png", "evil.png")]
    [InlineData("C:\\Windows\\System32\\evil.png", "evil.png")]
    [InlineData("夏日·果茶 广告 🍹.png", "夏日·果茶 广告 🍹.png")]
    [InlineData("a picture called.mp4", "a picture called.mp4")]
    public async Task A_name_is_a_name_and_never_a_path_or_a_type(string name, string shown)
    {
        var content = Samples.Png(800, 600, 70, salt: (byte)name.Sum(c => c));
        var before = await server.StoredAsync();
        var item = await server.UploadAsync(content, name);
        Assert.Equal((shown, "image/png"), (item.Name, item.Facts.ContentType));
        var stored = Assert.Single((await server.StoredAsync()).Except(before));
        Assert.EndsWith(item.StoreKey, stored.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_of_npm_is_interrupted_and_resumes()
    {
        var content = Samples.Png(800, 600, 20_000_000, salt: 13);
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "client.png");
        await File.WriteAllBytesAsync(file, content, Stop);

        var broken = await RunClientAsync("interrupt", file);
        var upload = new Uri(broken.GetProperty("address").GetString()!);
        Assert.InRange(await OffsetAsync(upload), 1, content.Length - 1);
        await server.RestartAsync();
        upload = new Uri(server.Http.BaseAddress!, upload.PathAndQuery);
        var arrived = await OffsetAsync(upload);
        var addresses = Path.ChangeExtension(file, "json"); // the restarted server has another port
        await File.WriteAllTextAsync(
            addresses,
            (await File.ReadAllTextAsync(addresses, Stop)).Replace(
                new Uri(broken.GetProperty("address").GetString()!).Authority,
                upload.Authority,
                StringComparison.Ordinal
            ),
            Stop
        );

        var whole = await RunClientAsync("resume", file);

        Assert.Equal(arrived, whole.GetProperty("offset").GetInt64());
        Assert.Equal(upload.AbsoluteUri, whole.GetProperty("address").GetString());
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        var bytes = await server.Http.GetByteArrayAsync(new Uri($"/media/{Header(head, "Upload-Item")}", UriKind.Relative), Stop);
        Assert.True(content.AsSpan().SequenceEqual(bytes));
    }

    private async Task<JsonElement> RunClientAsync(string wish, string file)
    {
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(Repository.Root, "tests", "tools", "tus-client.cjs"),
                wish,
                new Uri(server.Http.BaseAddress!, "/uploads").AbsoluteUri,
                $"{server.Editor.Id} Editor",
                file,
                Path.ChangeExtension(file, "json"),
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = NpmTools.ModulesWith("tus-js-client") },
        };
        using var client = Process.Start(start)!;
        var complaints = client.StandardError.ReadToEndAsync(Stop);
        var said = await client.StandardOutput.ReadToEndAsync(Stop);
        await client.WaitForExitAsync(Stop);
        Assert.True(client.ExitCode == 0, await complaints);
        return JsonDocument.Parse(said).RootElement;
    }

    private static UploadId IdOf(Uri upload) => new(Guid.Parse(upload.ToString().Split('/')[^1]));

    private async Task<long> OffsetAsync(Uri upload)
    {
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        return long.Parse(Header(head, "Upload-Offset")!, null);
    }

    private static string Plain(Uri upload) => upload.ToString().Split('/')[^1].Replace("-", "", StringComparison.Ordinal);

    private static string Checksum(string algorithm, byte[] content) =>
        $"{algorithm} {Convert.ToBase64String(CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), content))}";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var got ? got : throw new IOException("The connection is gone.");
    }

    private sealed class PausedStream(byte[] content, Task pause) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await pause;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
