namespace Studio.Web.Layout;

/// <summary>Where a page's title and actions appear in the header; a root of its own, like <c>HeadOutlet</c>.</summary>
public sealed partial class HeaderOutlet
{
    /// <summary>The section that pages fill.</summary>
    public const string Section = "header";
}
