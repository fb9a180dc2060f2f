using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>Finds the page of an address.</summary>
public sealed partial class Routes(IStringLocalizer<Texts> text);
