using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class UploadLimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_has_so_many_uploads_at_a_time()
    {
        await using var server = new MediaServer();
        await server.StartAsync(services => services.Configure<StorageOptions>(o => o.UploadsPerMember = 2));

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(64)))
        );

        var begun = replies.Where(r => r.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Equal(2, begun.Count);
        await AssertRefusedAsync(replies.Except(begun).First(), "TooManyUploads", "2 uploads that are not finished");
        await server.BeginAsync(64, http: server.As(server.Other));

        using var delete = await MediaServer.Send(server.Http, HttpMethod.Delete, begun[0].Headers.Location!.ToString(), []);
        await server.UploadAsync(Samples.Png(800, 600, salt: 1));
        await server.BeginAsync(64); // what is an item counts no more
    }

    [Fact]
    public async Task A_member_has_so_many_bytes_under_way_at_a_time()
    {
        await using var server = new MediaServer();
        await server.StartAsync(services => services.Configure<StorageOptions>(o => o.UploadBytesPerMember = 1_000_000));
        await server.BeginAsync(600_000);

        using var second = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(600_000));

        await AssertRefusedAsync(second, "TooMuchUnderWay", "1 MB together");
        await server.BeginAsync(400_000);
        server.Time.Advance(TimeSpan.FromDays(2));
        await server.BeginAsync(1_000_000); // what has expired counts no more
    }

    [Fact]
    public void Limits_that_make_no_sense_are_named_by_their_keys()
    {
        var options = new StorageOptions { UploadsPerMember = 0, UploadBytesPerMember = 1 };

        Assert.Equal(
            ["Storage:UploadsPerMember: 0 is not between 1 and 1000.", "Storage:UploadBytesPerMember: 1 is less than 1000000."],
            options.Faults()
        );
    }

    [Fact]
    public async Task A_full_disk_is_said_nothing_is_half_stored_and_the_upload_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk();
        await using var server = new MediaServer();
        await server.StartAsync(services => services.Configure<StorageOptions>(o => o.Disk.Root = disk.Path));
        var content = Samples.Png(800, 600, 1_000_000, salt: 2);
        var upload = await server.BeginAsync(content.Length);
        var partial = Path.Combine("partial", $"upload-{upload.ToString().Split('/')[^1].Replace("-", "", StringComparison.Ordinal)}");
        disk.Fill(partial);

        using var full = await server.PatchAsync(upload, 0, content);

        Assert.Equal(HttpStatusCode.InsufficientStorage, full.StatusCode);
        var problem = await full.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("StoreFull", problem.GetProperty("rule").GetString());
        Assert.False(Directory.Exists(Path.Combine(disk.Path, "files")));

        disk.MakeRoom(partial);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        var offset = int.Parse(head.Headers.GetValues("Upload-Offset").Single(), null);
        Assert.InRange(offset, 0, content.Length - 1);
        using var rest = await server.PatchAsync(upload, offset, content[offset..]);
        var id = rest.Headers.GetValues("Upload-Item").Single();
        Assert.Equal(content, await server.Http.GetByteArrayAsync(new Uri($"/media/{id}", UriKind.Relative), Stop));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage reply, string rule, string words)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, reply.StatusCode);
        var problem = await reply.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(rule, problem.GetProperty("rule").GetString());
        Assert.Contains(words, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
