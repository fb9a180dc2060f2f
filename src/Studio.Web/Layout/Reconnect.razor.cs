using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>Says that the line to the studio dropped, and that nothing is lost; it works without a circuit.</summary>
public sealed partial class Reconnect(IStringLocalizer<Texts> text);
