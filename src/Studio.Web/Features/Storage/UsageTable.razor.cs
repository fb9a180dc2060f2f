using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Storage;

/// <summary>What some items take.</summary>
/// <param name="Count">Items.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record UsagePart(int Count, long Bytes)
{
    /// <summary>Some of them together.</summary>
    public static UsagePart Of(IEnumerable<UsagePart> parts) =>
        parts.Aggregate(new UsagePart(0, 0), (all, part) => new UsagePart(all.Count + part.Count, all.Bytes + part.Bytes));

    /// <summary>What is stored of some shares.</summary>
    public static UsagePart Of(IEnumerable<StorageShare> shares) => Of(shares.Select(s => new UsagePart(s.Count, s.Bytes)));
}

/// <summary>A row of the table.</summary>
/// <param name="Key">Tells it from the others.</param>
/// <param name="Name">What the row is about.</param>
/// <param name="Icon">Its icon; null for a member, who has initials.</param>
/// <param name="Parts">One for each column.</param>
public sealed record UsageRow(object Key, string Name, string? Icon, IReadOnlyList<UsagePart> Parts);

/// <summary>What is stored, in rows and columns with their sums.</summary>
public sealed partial class UsageTable(IStringLocalizer<Texts> text)
{
    /// <summary>The id of the heading that names the table.</summary>
    [Parameter, EditorRequired]
    public string TitledBy { get; set; } = "";

    /// <summary>What the rows are.</summary>
    [Parameter, EditorRequired]
    public string Head { get; set; } = "";

    /// <summary>What the columns are.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<UsageRow> Rows { get; set; } = [];

    // Under the name, where a phone has no room for the columns.
    private string Words(UsageRow row) =>
        string.Join(" · ", Columns.Zip(row.Parts).Where(c => c.Second.Count > 0).Select(c => $"{c.First} {ByteSize.Of(c.Second.Bytes)}"));

    private RenderFragment Cell(UsagePart part) =>
        builder =>
        {
            if (part.Count == 0)
            {
                builder.AddMarkupContent(0, "<span class=\"faint\">–</span>");
                return;
            }
            builder.AddContent(1, ByteSize.Of(part.Bytes));
            builder.OpenElement(2, "small");
            builder.AddContent(3, text[part.Count == 1 ? "Storage.FileOnce" : "Storage.Files", part.Count]);
            builder.CloseElement();
        };
}
