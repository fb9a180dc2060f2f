using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Library;

/// <summary>A field whose words are looked for a moment after the last key.</summary>
public sealed partial class LibrarySearch(TimeProvider time, IStringLocalizer<Texts> text) : IDisposable
{
    /// <summary>How long typing may pause before the words are looked for.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private ITimer? _timer;
    private string _typed = "";
    private string _asked = "";

    /// <summary>What is looked for.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    /// <summary>What the field is called; without it, by what the library is searched.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>Raised with what is to be looked for.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnSearch { get; set; }

    private string Name => Label ?? text["Library.Search"];

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Value != _asked)
        {
            _typed = _asked = Value; // cleared or gone back to, from outside
        }
    }

    private void Type(string? typed)
    {
        _typed = typed ?? "";
        _timer ??= time.CreateTimer(_ => _ = InvokeAsync(AskAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private Task AskAsync()
    {
        _asked = _typed.Trim();
        return OnSearch.InvokeAsync(_asked);
    }
}
