using Studio.Testing;
using Studio.Web.Features.Templates;

namespace Studio.Web.Tests.Templates;

/// <summary>The palette that the studio ships.</summary>
internal static class StudioPalette
{
    public static Palette Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "wwwroot-assets", Palette.FileName));
        return Palette.Read(file);
    }
}
