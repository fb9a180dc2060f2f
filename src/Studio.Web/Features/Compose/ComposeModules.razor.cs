namespace Studio.Web.Features.Compose;

/// <summary>
/// Has the browser fetch the composer's scripts while the circuit is made, instead of one import after the other when it stands.
/// They wait behind everything that the first paint and the circuit need. Scripts import each other by their plain addresses: the
/// policy against foreign scripts allows no import map.
/// </summary>
public sealed partial class ComposeModules
{
    private static readonly string[] All =
    [
        "prompt/editor",
        "prompt/box",
        "prompt/clipboard",
        "prompt/count",
        "prompt/history",
        "prompt/marks",
        "prompt/mentions",
        "prompt/picker",
        "prompt/sync",
        "prompt/typing",
        "compose-files",
        "card-drag",
        "media-facts",
        "uploads",
        "upload",
        "upload-paint",
        "upload-shelf",
        "compose",
        "phrases",
    ];
}
