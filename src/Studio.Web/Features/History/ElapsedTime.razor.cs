using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.History;

/// <summary>How long ago something began, counting on by the second.</summary>
public sealed partial class ElapsedTime(TimeProvider time, IStringLocalizer<Texts> text) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private ITimer? _timer;

    /// <summary>When it began.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Since { get; set; }

    private string Said
    {
        get
        {
            var elapsed = time.GetUtcNow() - Since;
            return elapsed switch
            {
                { TotalHours: >= 1 } => text["Item.Elapsed.Hours", (int)elapsed.TotalHours, elapsed.Minutes],
                { TotalMinutes: >= 1 } => text["Item.Elapsed.Minutes", elapsed.Minutes, elapsed.Seconds],
                _ => text["Item.Elapsed.Seconds", Math.Max(0, elapsed.Seconds)],
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized() => _timer = time.CreateTimer(_ => InvokeAsync(StateHasChanged), null, Second, Second);
}
