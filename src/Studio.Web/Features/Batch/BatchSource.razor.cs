using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.Batch;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Batch;

/// <summary>Where a table comes in: pasted, chosen or dropped. The browser hands its bytes over as a stream, for they may be more than one message carries.</summary>
public sealed partial class BatchSource(IJSRuntime js, BatchSentences sentences, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private bool _isGone;
    private DotNetObjectReference<BatchSource>? _self;

    /// <summary>Whether a table is there already, which the next one would replace.</summary>
    [Parameter]
    public bool HasTable { get; set; }

    /// <summary>Why the last one was not taken.</summary>
    [Parameter]
    public BatchRefusal? Refusal { get; set; }

    /// <summary>Raised with a table's bytes; with more than are taken, so that it is refused, where there are more.</summary>
    [Parameter]
    public EventCallback<byte[]> OnTake { get; set; }

    private static string Example =>
        string.Join(',', new[] { BatchColumn.Prompt, BatchColumn.Ratio, BatchColumn.Duration }.Select(BatchSentences.Heading));

    /// <summary>Takes what the browser has.</summary>
    [JSInvokable]
    public async Task Take(IJSStreamReference content)
    {
        await using (content)
        {
            if (content.Length > BatchTable.MostBytes)
            {
                await OnTake.InvokeAsync(new byte[BatchTable.MostBytes + 1]);
                return;
            }
            await using var stream = await content.OpenReadStreamAsync(BatchTable.MostBytes);
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole);
            await OnTake.InvokeAsync(whole.ToArray());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await BrowserHandle.CloseAsync(_attached, _module);
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            (_module, _attached) = await BrowserHandle.AttachAsync(js, "./js/batch.js", () => _isGone, () => [_root, _self]);
            StateHasChanged(); // until here nobody would hear the button
        }
    }
}
