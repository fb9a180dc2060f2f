using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>Every keyboard shortcut, and the switch that turns those of a single key off.</summary>
public sealed partial class ShortcutSheet(IStringLocalizer<Texts> text);
