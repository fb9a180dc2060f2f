using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>One file of 200 MB by tus, hashed, probed and stored, beside writing it to the disk and beside a server that throws it away.</summary>
internal static class UploadRate
{
    private const long Length = 200_000_000;
    private const int Piece = 8 * 1024 * 1024; // as the page sends them

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        using var folder = new TestFolder();
        var file = MakeVideo(Path.Combine(folder.Path, "large.mp4"));
        await using var studio = await StudioProcess.StartAsync();
        using var visitor = new Visitor(new HttpClient { BaseAddress = studio.Address });
        using (await visitor.PostFormAsync("/sign-in", ("Form.Email", StudioProcess.Email), ("Form.Password", StudioProcess.Password))) { }
        var before = studio.Server.PeakMemory;

        var upload = await TimeAsync(() => UploadAsync(visitor.Http, file, Length));
        var memory = studio.Server.PeakMemory;
        var other = MakeVideo(Path.Combine(folder.Path, "other.mp4"), seed: 2);
        var pieces = await TimeAsync(() => UploadAsync(visitor.Http, other, Piece));
        var copy = await TimeAsync(() => CopyAsync(file, Path.Combine(folder.Path, "copy.mp4")));
        var sink = await SinkAsync(file);
        Say.Beside("upload of 200 MB", Rate(upload), "MB/s", "copy and fsync", Rate(copy));
        Say.Beside("upload of 200 MB", Rate(upload), "MB/s", "server that throws it away", Rate(sink));
        Say.Beside("upload of 200 MB in pieces", Rate(pieces), "MB/s", "in one piece", Rate(upload));
        Say.Beside("memory at most, upload", memory / 1e6, "MB", "before", before / 1e6);
    }

    private static double Rate(TimeSpan time) => Length / 1e6 / time.TotalSeconds;

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static async Task UploadAsync(HttpClient http, string file, long piece)
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        begin.Headers.Add("Tus-Resumable", "1.0.0");
        begin.Headers.Add("Upload-Length", $"{Length}");
        begin.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes("large.mp4"))}");
        using var begun = await http.SendAsync(begin);
        begun.EnsureSuccessStatusCode();

        await using var content = File.OpenRead(file);
        for (var offset = 0L; offset < Length; offset += piece)
        {
            await SendAsync(http, begun.Headers.Location!, content, Math.Min(piece, Length - offset));
        }
    }

    private static async Task SendAsync(HttpClient http, Uri upload, FileStream content, long count)
    {
        var offset = content.Position;
        await using var part = new PartOfFile(content, count);
        using var send = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new StreamContent(part, 1 << 16) };
        send.Headers.Add("Tus-Resumable", "1.0.0");
        send.Headers.Add("Upload-Offset", $"{offset}");
        send.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        send.Content.Headers.ContentLength = count;
        using var sent = await http.SendAsync(send);
        if (offset + count == Length && !sent.Headers.Contains("Upload-Item"))
        {
            throw new InvalidOperationException($"{sent.StatusCode}: {await sent.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = File.OpenRead(from);
        await using var target = File.Create(to);
        await source.CopyToAsync(target);
        target.Flush(flushToDisk: true);
    }

    private static async Task<TimeSpan> SinkAsync(string file)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        app.Run(context => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted));
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        return await TimeAsync(async () =>
        {
            await using var content = File.OpenRead(file);
            using var body = new StreamContent(content, 1 << 16);
            using var reply = await http.PutAsync(new Uri("/", UriKind.Relative), body);
            reply.EnsureSuccessStatusCode();
        });
    }

    // A short clip, made long by a box that players skip.
    private static string MakeVideo(string path, int seed = 1)
    {
        File.Copy(SampleMedia.Video(), path);
        using var file = File.Open(path, FileMode.Append);
        var free = Length - file.Length;
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)free);
        "free"u8.CopyTo(header[4..]);
        file.Write(header);
        var noise = new byte[1 << 20];
        var random = new Random(seed);
        for (var left = free - header.Length; left > 0; left -= noise.Length)
        {
            random.NextBytes(noise);
            file.Write(noise.AsSpan(0, (int)Math.Min(left, noise.Length)));
        }
        return path;
    }

    // The next bytes of a file, so many at most; does not own it.
    private sealed class PartOfFile(FileStream file, long count) : Stream
    {
        private long _left = count;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var got = await file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
            _left -= got;
            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
