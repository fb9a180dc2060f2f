using System.Text;
using Microsoft.Extensions.Localization;
using Studio.Application.Batch;
using Studio.Web.Features.SignIn;

namespace Studio.Web.Features.Batch;

/// <summary>Gives out the template of a table.</summary>
public static class BatchEndpoints
{
    /// <summary>Maps <c>/batch/template.csv</c>: every heading in the reader's language, and two rows to start from.</summary>
    public static void MapBatch(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/batch/template.csv",
                (IStringLocalizer<Texts> text) =>
                    Results.File(
                        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Template(text))], // the mark tells Excel the encoding
                        "text/csv",
                        text["Batch.Template.File"]
                    )
            )
            .RequireAuthorization();

    private static string Template(IStringLocalizer<Texts> text)
    {
        Dictionary<BatchColumn, string>[] examples =
        [
            new()
            {
                [BatchColumn.Title] = text["Batch.Template.Title"],
                [BatchColumn.Prompt] = text["Batch.Template.Prompt"],
                [BatchColumn.Ratio] = "9:16",
                [BatchColumn.Duration] = "5",
            },
            new()
            {
                [BatchColumn.Prompt] = text["Batch.Template.Other"],
                [BatchColumn.Ratio] = "16:9|1:1",
                [BatchColumn.Duration] = "8",
                [BatchColumn.Sound] = text["Batch.Template.No"],
                [BatchColumn.Variants] = "2",
            },
        ];
        var columns = Enum.GetValues<BatchColumn>();
        var lines = examples
            .Select(example => columns.Select(c => example.GetValueOrDefault(c, "")))
            .Prepend(columns.Select(BatchSentences.Heading));
        return string.Concat(lines.Select(cells => string.Join(',', cells.Select(Quoted)) + "\r\n"));
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",;\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
