using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.JSInterop;
using Studio.Application.Batch;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Batch;

/// <summary>A cell that was written into.</summary>
public sealed record BatchEdit(int Number, BatchColumn Column, string Value);

/// <summary>A table as it lies on a desk.</summary>
/// <param name="Bytes">As it was pasted or uploaded.</param>
/// <param name="Edits">What was written into its cells since, each cell once.</param>
/// <param name="Sending">Under which name it was sent, or was about to be; null while nobody tried, or since an edit.</param>
public sealed record BatchCopy(byte[] Bytes, IReadOnlyList<BatchEdit> Edits, Guid? Sending)
{
    /// <summary>The items that its links led to: they are not fetched twice.</summary>
    public IReadOnlyDictionary<string, MediaItemId> Items { get; init; } = new Dictionary<string, MediaItemId>();

    /// <summary>With another text in a cell, which makes it another table to send.</summary>
    public BatchCopy With(BatchEdit edit) =>
        this with
        {
            Edits = [.. Edits.Where(e => (e.Number, e.Column) != (edit.Number, edit.Column)), edit],
            Sending = null,
        };

    /// <summary>The table with what was written into it; null where there is none to read.</summary>
    public BatchTable? Read() =>
        BatchTable.Read(Bytes) is BatchReading.Read { Table: var table }
            ? table with
            {
                Rows =
                [
                    .. table.Rows.Select(row =>
                        Edits.Where(e => e.Number == row.Number).Aggregate(row, (r, e) => r.With(e.Column, e.Value))
                    ),
                ],
            }
            : null;
}

/// <summary>Keeps the table of a member in the browser's tab, where a reload, another server and another visit find it.</summary>
public sealed class KeptTable(IJSRuntime js) : IAsyncDisposable
{
    private const long MostBytes = 16 * BatchTable.MostBytes; // the table, and what 200 rows may have been written into

    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private IJSObjectReference? _module;

    /// <summary>Keeps a copy in the place of the one before; it is there when this returns.</summary>
    public async Task WriteAsync(MemberId memberId, BatchCopy copy) =>
        await (await ModuleAsync()).InvokeVoidAsync("keep", memberId.Value, JsonSerializer.Serialize(copy, Options));

    /// <summary>Forgets the copy.</summary>
    public async Task ForgetAsync(MemberId memberId) => await (await ModuleAsync()).InvokeVoidAsync("forget", memberId.Value);

    /// <summary>The copy that the tab has; null where it has none that can be read.</summary>
    public async Task<BatchCopy?> ReadAsync(MemberId memberId)
    {
        await using var kept = await (await ModuleAsync()).InvokeAsync<IJSStreamReference?>("kept", memberId.Value);
        if (kept is null or { Length: > MostBytes })
        {
            return null;
        }
        await using var json = await kept.OpenReadStreamAsync(MostBytes);
        try
        {
            return await JsonSerializer.DeserializeAsync<BatchCopy>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => BrowserHandle.CloseAsync(null, _module);

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/batch.js");
}
