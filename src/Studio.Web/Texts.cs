namespace Studio.Web;

/// <summary>Names the resources that hold every word people read; ask for it as <c>IStringLocalizer&lt;Texts&gt;</c>.</summary>
public sealed class Texts
{
    private Texts() { }
}
