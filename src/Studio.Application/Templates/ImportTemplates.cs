using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>Takes in a file of templates, whole or not at all.</summary>
public sealed class ImportTemplates(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Keeps its templates as the member's own; editors and administrators may. Files that this studio does not have are dropped.</summary>
    /// <param name="memberId">Whose they will be.</param>
    /// <param name="file">The file, in UTF-8.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ImportTemplatesOutcome> ExecuteAsync(
        MemberId memberId,
        ReadOnlyMemory<byte> file,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new ImportTemplatesOutcome.NotAllowed();
        }
        var read = Read(file, out var templates);
        return read ?? await KeepAsync(db, memberId, templates, cancellationToken);
    }

    private async Task<ImportTemplatesOutcome> KeepAsync(
        StudioDbContext db,
        MemberId memberId,
        List<FiledTemplate> templates,
        CancellationToken cancellationToken
    )
    {
        var named = templates.SelectMany(t => t.References).Select(r => new MediaItemId(r.Item)).Distinct().ToList();
        var stored = await db.MediaItems.Where(m => named.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken);
        var incomplete = new List<IncompleteTemplate>();
        var now = time.GetUtcNow();
        // From the last to the first: the list shows the newest first, which is then the order of the file.
        foreach (var (back, filed) in templates.AsEnumerable().Reverse().Index())
        {
            var composition = filed.ToComposition();
            var gone = composition.References.Where(r => !stored.Contains(r.ItemId)).ToList();
            if (gone.Count > 0)
            {
                incomplete.Insert(0, new IncompleteTemplate(filed.Name.Trim(), gone.Count));
            }
            var kept = gone.Aggregate(composition, (rest, reference) => rest.Without(reference));
            db.Add(new Template(TemplateId.New(now.AddMilliseconds(back)), memberId, filed.Name.Trim(), filed.Shared, kept, now));
        }
        await db.SaveChangesAsync(cancellationToken);
        return new ImportTemplatesOutcome.Imported(templates.Count, incomplete);
    }

    private static ImportTemplatesOutcome? Read(ReadOnlyMemory<byte> file, out List<FiledTemplate> templates)
    {
        templates = [];
        if (file.Length > TemplateFile.MostBytes)
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.TooLarge);
        }
        var bytes = file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file; // editors on Windows put a mark first
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.Empty);
        }
        try
        {
            using var document = JsonDocument.Parse(bytes, Lenient);
            return Read(document.RootElement, templates);
        }
        catch (JsonException broken)
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.NotJson, broken.LineNumber + 1);
        }
    }

    private static ImportTemplatesOutcome? Read(JsonElement root, List<FiledTemplate> templates)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || !format.ValueEqualsText(TemplateFile.Format)
            || !root.TryGetProperty("version", out var written)
            || !written.TryGetWhole(out var version)
            || version < 1
        )
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.NotTemplates);
        }
        if (version > TemplateFile.Version)
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.TooNew, version);
        }
        if (!root.TryGetProperty("templates", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return new ImportTemplatesOutcome.Unreadable(TemplateFileFault.NotTemplates);
        }
        var count = list.GetArrayLength();
        if (count is 0 or > TemplateFile.MostTemplates)
        {
            return new ImportTemplatesOutcome.Unreadable(count == 0 ? TemplateFileFault.Empty : TemplateFileFault.TooLarge);
        }
        var faulty = new List<FaultyTemplate>();
        foreach (var (place, entry) in list.EnumerateArray().Index())
        {
            Read(place + 1, entry, templates, faulty);
        }
        return faulty.Count > 0 ? new ImportTemplatesOutcome.Faulty(faulty) : null;
    }

    private static void Read(int number, JsonElement entry, List<FiledTemplate> templates, List<FaultyTemplate> faulty)
    {
        try
        {
            var template = entry.Deserialize<FiledTemplate>(TemplateFile.Options)!;
            if (template?.Fault() is { } wrong)
            {
                faulty.Add(new FaultyTemplate(number, template.Name.Trim(), wrong.Fault, wrong.Field));
            }
            else if (template is null)
            {
                faulty.Add(new FaultyTemplate(number, "", TemplateEntryFault.Missing, "name"));
            }
            else
            {
                templates.Add(template);
            }
        }
        catch (JsonException wrong)
        {
            faulty.Add(new FaultyTemplate(number, NameOf(entry), TemplateEntryFault.NotUnderstood, FieldOf(wrong.Path)));
        }
    }

    private static string NameOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()!.Trim()
            : "";

    private static string FieldOf(string? path) => path is null or "$" ? "name" : path.TrimStart('$', '.');
}

internal static class JsonReading
{
    public static bool ValueEqualsText(this JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    public static bool TryGetWhole(this JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }
}
