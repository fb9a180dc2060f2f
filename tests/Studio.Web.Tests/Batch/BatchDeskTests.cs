using System.Net;
using System.Text;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Studio.Application.Batch;
using Studio.Testing;
using Studio.Web.Features.Batch;
using Studio.Web.Tests.Compose;

namespace Studio.Web.Tests.Batch;

public sealed class BatchDeskTests : ComposeContext
{
    private const string Table = "prompt,first frame\nA boat,https://example.com/a.png\nA kite,https://example.com/a.png\n";

    private readonly Tab _tab = new();
    private int _fetched;

    public BatchDeskTests() => Services.AddBatch();

    [Fact]
    public async Task What_links_led_to_is_known_after_a_reload()
    {
        var mei = await SignInAsync();
        Internet.Answer = (_, _) =>
        {
            _fetched++;
            var picture = File.ReadAllBytes(SampleMedia.Picture());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(picture) });
        };
        await using var kept = new KeptTable(_tab);
        await using (var desk = OpenDesk(kept))
        {
            await desk.TakeAsync(mei.Id, Encoding.UTF8.GetBytes(Table));
            await _tab.WritesAsync(2); // the table, and what its links led to
        }

        await using var reloaded = OpenDesk(kept);
        await reloaded.RestoreAsync(mei.Id);

        Assert.Equal(0, reloaded.Awaited);
        Assert.Equal(1, _fetched);
        Assert.All(reloaded.Lines, line => Assert.True(line.IsReady));
        Assert.Equal(2, reloaded.Lines.Count);
    }

    private BatchDesk OpenDesk(KeptTable kept) =>
        new(Services.GetRequiredService<PrepareBatch>(), Services.GetRequiredService<BatchCheck>(), kept, NullLogger<BatchDesk>.Instance);

    /// <summary>A tab of the browser that keeps one table.</summary>
    private sealed class Tab : IJSRuntime, IJSObjectReference, IJSStreamReference
    {
        private readonly SemaphoreSlim _writes = new(0);
        private string _copy = "null";

        public long Length => Encoding.UTF8.GetByteCount(_copy);

        public async Task WritesAsync(int count)
        {
            for (var write = 0; write < count; write++)
            {
                Assert.True(await _writes.WaitAsync(TimeSpan.FromSeconds(10), Xunit.TestContext.Current.CancellationToken));
            }
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            if (identifier == "keep")
            {
                _copy = (string)args![1]!;
                _writes.Release();
            }
            return ValueTask.FromResult(this is TValue value ? value : default!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(_copy)));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
