using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Studio.Web.Layout;

/// <summary>Keeps a circuit in the language of its document, also when it comes back by a connection that asks for another.</summary>
internal sealed class CircuitLanguage : CircuitHandler
{
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        activity =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _culture);
            return next(activity);
        };
}
