using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Studio.Web.Tests;

internal static class AssemblyLoading
{
    // bUnit asks for a higher assembly version of AngleSharp.Diffing than its package carries.
    [ModuleInitializer]
    internal static void Initialize() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
