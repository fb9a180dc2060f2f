using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Batch;

/// <summary>Many compositions from one table: read, checked row by row, sent all together or not at all.</summary>
public sealed partial class BatchPage(BatchDesk desk, BatchSender sender, CurrentMember currentMember, IStringLocalizer<Texts> text)
    : IDisposable
{
    private SignedInMember? _member;
    private int _tables; // how many were taken; the form begins anew with each

    /// <inheritdoc/>
    public void Dispose()
    {
        desk.Changed -= OnChanged;
        sender.Changed -= OnChanged;
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        desk.Changed += OnChanged;
        sender.Changed += OnChanged;
        _member = await currentMember.GetAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task TakeAsync(ReadOnlyMemory<byte> table)
    {
        Forget();
        await desk.TakeAsync(_member!.Id, table);
        _tables += desk.Refusal is null ? 1 : 0;
    }

    private Task LookAgainAsync() => desk.LookAgainAsync(_member!.Id);

    private Task SendAsync() => sender.SendAsync(_member!.Id);

    private void Forget() => sender.Forget();

    private void Clear()
    {
        desk.Clear();
        sender.Forget();
        _tables++;
    }
}
