using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>One item on the wall: a link that opens it, and a tick.</summary>
public sealed partial class LibraryCard(MediaWords words, IStringLocalizer<Texts> text)
{
    private ElementReference _link;
    private bool _focuses;

    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required LibraryEntry Entry { get; set; }

    /// <summary>Where it is open.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    /// <summary>Whether it is open.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Whether it is ticked.</summary>
    [Parameter]
    public bool IsChosen { get; set; }

    /// <summary>How near the end of its rights is.</summary>
    [Parameter]
    public RightsState Rights { get; set; }

    /// <summary>Whether the focus comes back to it.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    /// <summary>Raised by the tick; true with Shift, which means everything from the last one.</summary>
    [Parameter]
    public EventCallback<bool> OnChoose { get; set; }

    /// <inheritdoc/>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        _focuses = !TakesFocus && parameters.GetValueOrDefault<bool>(nameof(TakesFocus));
        return base.SetParametersAsync(parameters);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focuses && !firstRender)
        {
            _focuses = false;
            await _link.FocusAsync(preventScroll: true);
        }
    }
}
