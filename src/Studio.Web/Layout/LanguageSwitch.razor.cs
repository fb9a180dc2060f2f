using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Layout;

/// <summary>Chooses the language by a plain form post, since a circuit keeps the one that it started in.</summary>
public sealed partial class LanguageSwitch(IStringLocalizer<Texts> text)
{
    private static bool IsOn(Language language) => language.Code == CultureInfo.CurrentUICulture.Name;
}
