using System.Diagnostics;
using System.Net;
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

public sealed class UploadBreaksOnDiskTests(MediaServer server) : UploadBreaks(server), IClassFixture<MediaServer>;

public sealed class UploadBreaksOnAzureTests(AzureMediaServer server) : UploadBreaks(server), IClassFixture<AzureMediaServer>;

/// <summary>Uploads that break off, meet another writer, or are never continued; run over each media store.</summary>
public abstract class UploadBreaks(MediaServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_goes_on_after_a_restart()
    {
        var content = Samples.Png(800, 600, 50_000, salt: 2);
        var upload = await server.BeginAsync(content.Length);
        (await server.PatchAsync(upload, 0, content[..20_000])).Dispose();
        await server.RestartAsync();
        using var last = await server.PatchAsync(upload, 20_000, content[20_000..]);
        var item = await server.Get<MediaLibrary>().FindAsync(new MediaItemId(Guid.Parse(MediaServer.Header(last, "Upload-Item")!)), Stop);
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
            while (await server.OffsetAsync(upload) < block) { }
        }
        HttpResponseMessage last;
        do
        {
            var offset = (int)await server.OffsetAsync(upload);
            Assert.InRange(offset, block, 4_500_000);
            last = await server.PatchAsync(upload, offset, content[offset..]);
        } while (last.StatusCode is HttpStatusCode.Locked or HttpStatusCode.Conflict);
        var item = new Uri($"/media/{MediaServer.Header(last, "Upload-Item")}", UriKind.Relative);
        var stored = await server.Http.GetByteArrayAsync(item, Stop);
        Assert.True(content.AsSpan().SequenceEqual(stored));
    }

    [Fact]
    public async Task A_second_writer_is_locked_out_while_the_first_writes()
    {
        var content = Samples.Png(800, 600, 1000, salt: 6);
        var upload = await server.BeginAsync(content.Length);
        var uploads = server.Get<Uploads>();
        var row = (await uploads.FindAsync(MediaServer.IdOf(upload), server.Editor.Id, Stop))!;
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
    public async Task An_upload_that_nobody_continues_is_swept_with_its_bytes()
    {
        var upload = await server.BeginAsync(64);
        (await server.PatchAsync(upload, 0, new byte[10])).Dispose();
        server.Time.Advance(TimeSpan.FromHours(47));
        await server.Get<UploadSweepWorker>().RunOnceAsync(Stop);
        Assert.Contains(await server.StoredAsync(), f => f.Name.Contains(MediaServer.PartialOf(upload), StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromHours(2));
        await server.Get<UploadSweepWorker>().RunOnceAsync(Stop);
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains(MediaServer.PartialOf(upload), StringComparison.Ordinal));
        await using var context = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        var id = MediaServer.IdOf(upload);
        Assert.False(await context.Uploads.AnyAsync(u => u.Id == id, Stop));
    }

    [Fact]
    public async Task An_expired_upload_is_gone_before_it_is_swept()
    {
        var upload = await server.BeginAsync(64);
        await using (var context = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop))
        {
            await context
                .Uploads.Where(u => u.Id == MediaServer.IdOf(upload))
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, server.Time.GetUtcNow()), Stop);
        }
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        using var patch = await server.PatchAsync(upload, 0, new byte[64]);
        using var delete = await MediaServer.Send(server.Http, HttpMethod.Delete, upload.ToString(), []);
        Assert.All([head, patch, delete], r => Assert.Equal(HttpStatusCode.Gone, r.StatusCode));
        Assert.Null(MediaServer.Header(head, "Upload-Offset"));
    }

    [Fact]
    public async Task Bytes_whose_checksum_was_never_compared_are_not_kept()
    {
        var content = Samples.Png(800, 600, 100_000, salt: 11);
        var upload = await server.BeginAsync(content.Length);
        (await server.PatchAsync(upload, 0, content[..10])).Dispose();
        var uploads = server.Get<Uploads>();
        var row = (await uploads.FindAsync(MediaServer.IdOf(upload), server.Editor.Id, Stop))!;
        var checksum = new UploadChecksum(HashAlgorithmName.SHA256, SHA256.HashData(content.AsSpan(10)));
        await Assert.ThrowsAsync<IOException>(() => uploads.AppendAsync(row, 10, new BreakingStream(content[10..50_000]), checksum, Stop));
        Assert.Equal(10, await server.OffsetAsync(upload));
        await Assert.ThrowsAsync<IOException>(() => uploads.AppendAsync(row, 10, new BreakingStream(content[10..50_000]), null, Stop));
        Assert.Equal(50_000, await server.OffsetAsync(upload));
        using var last = await server.PatchAsync(upload, 50_000, content[50_000..]);
        Assert.NotNull(MediaServer.Header(last, "Upload-Item"));
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_bytes_with_a_checksum_leaves_none_of_them()
    {
        var content = Samples.Png(800, 600, 5_000_000, salt: 14);
        var upload = await server.BeginAsync(content.Length);
        var uploads = server.Get<Uploads>();
        var row = (await uploads.FindAsync(MediaServer.IdOf(upload), server.Editor.Id, Stop))!;
        var pause = new TaskCompletionSource();
        var stream = new StallingStream(content, 4_500_000, pause.Task);
        var checksum = new UploadChecksum(HashAlgorithmName.SHA256, SHA256.HashData(content));
        var sending = uploads.AppendAsync(row, 0, stream, checksum, Stop);
        await stream.IsStalled.WaitAsync(Stop);
        Assert.Equal(0, await server.OffsetAsync(upload)); // what a process that is killed now leaves
        pause.SetResult();
        var taken = Assert.IsType<AppendOutcome.Taken>(await sending);
        Assert.Equal(content, await server.Http.GetByteArrayAsync(new Uri($"/media/{taken.ItemId}", UriKind.Relative), Stop));
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
        var id = replies.Select(r => MediaServer.Header(r, "Upload-Item")).OfType<string>().Single();
        Assert.Equal(content, await server.Http.GetByteArrayAsync(new Uri($"/media/{id}", UriKind.Relative), Stop));
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
        Assert.InRange(await server.OffsetAsync(upload), 1, content.Length - 1);
        await server.RestartAsync();
        upload = new Uri(server.Http.BaseAddress!, upload.PathAndQuery);
        var arrived = await server.OffsetAsync(upload);
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
        var bytes = await server.Http.GetByteArrayAsync(
            new Uri($"/media/{MediaServer.Header(head, "Upload-Item")}", UriKind.Relative),
            Stop
        );
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
}
