using Microsoft.AspNetCore.Components;

namespace Studio.Web.Features.SignIn;

/// <summary>A labelled field of a plain form.</summary>
public sealed partial class DoorField
{
    /// <summary>The name that it is posted under, such as <c>Form.Email</c>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What people call it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The input's type.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>What the browser may fill in.</summary>
    [Parameter]
    public string Autocomplete { get; set; } = "off";

    /// <summary>What was typed before.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>A line of help.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Whether it is part of what is wrong with the form as a whole.</summary>
    [Parameter]
    public bool IsWrong { get; set; }

    /// <summary>A class for the input.</summary>
    [Parameter]
    public string? Class { get; set; }

    private string Id => Name.Replace('.', '-');
}
