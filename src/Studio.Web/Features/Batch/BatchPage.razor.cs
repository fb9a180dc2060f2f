using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Domain.Campaigns;
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
        var member = await currentMember.GetAsync();
        if (member.CanSend)
        {
            await sender.RestoreAsync(member.Id);
        }
        _member = member;
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task TakeAsync(byte[] table)
    {
        if (sender.IsSending)
        {
            return; // what is on its way is this table
        }
        sender.Forget();
        await desk.TakeAsync(_member!.Id, table);
        _tables += desk.Refusal is null ? 1 : 0;
    }

    private Task WriteAsync(BatchEdit edit)
    {
        if (sender.IsSending || sender.IsSent)
        {
            return Task.CompletedTask; // written before the page said that it is on its way
        }
        sender.Forget();
        return desk.WriteAsync(_member!.Id, edit);
    }

    private void Learn(Campaign campaign) => desk.Learn(campaign);

    private Task LookAgainAsync() => desk.LookAgainAsync(_member!.Id);

    private Task SendAsync() => sender.SendAsync(_member!.Id);

    private async Task ClearAsync()
    {
        await desk.ClearAsync(_member!.Id);
        sender.Forget();
        _tables++;
    }
}
