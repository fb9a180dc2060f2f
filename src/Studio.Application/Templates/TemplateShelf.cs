using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>Whose templates are listed.</summary>
public enum TemplateScope
{
    /// <summary>The reader's own and all that are shared.</summary>
    All,

    /// <summary>The reader's own.</summary>
    Mine,

    /// <summary>Those that the team shares.</summary>
    Shared,
}

/// <summary>What the list of templates is narrowed to.</summary>
/// <param name="Words">Each stands somewhere in the name or in the prompt, whatever its case.</param>
/// <param name="Scope">Whose.</param>
public sealed record TemplateFilter(string Words = "", TemplateScope Scope = TemplateScope.All);

/// <summary>A template as it is listed.</summary>
/// <param name="Template">The template.</param>
/// <param name="MemberName">Whose it is.</param>
public sealed record TemplateEntry(Template Template, string MemberName);

/// <summary>A page of templates.</summary>
/// <param name="Entries">The templates, the newest first.</param>
/// <param name="Media">The items that they hold.</param>
/// <param name="HasMore">Whether there are older ones.</param>
public sealed record TemplateSlice(IReadOnlyList<TemplateEntry> Entries, IReadOnlyDictionary<MediaItemId, MediaItem> Media, bool HasMore);

/// <summary>The templates that a member sees, for reading.</summary>
public sealed class TemplateShelf(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostWords = 8;

    /// <summary>A page of the templates that a member sees, the newest first.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">What to narrow it to.</param>
    /// <param name="before">The last template of the page before; null for the first page.</param>
    /// <param name="take">Templates, at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<TemplateSlice> ListAsync(
        MemberId reader,
        TemplateFilter filter,
        TemplateId? before,
        int take,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var templates = db.SeenTemplates(reader, filter.Scope);
        if (before is { } last)
        {
            templates = templates.Where(t => t.Id < last);
        }
        var entries =
            from template in templates
            join member in db.Users on template.MemberId equals member.Id
            orderby template.Id descending
            select new TemplateEntry(template, member.Name);
        var words = filter.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        var page = new List<TemplateEntry>();
        // Read one by one: the prompt is inside one JSON value, and neither database folds the case of every alphabet.
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (words.TrueForAll(word => Has(entry.Template, word)))
            {
                page.Add(entry);
            }
            if (page.Count > take)
            {
                break;
            }
        }
        var shown = page.Take(take).ToList();
        var ids = shown.SelectMany(e => e.Template.Composition.References).Select(r => r.ItemId).Distinct().ToList();
        var media = await db.MediaItems.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        return new TemplateSlice(shown, media, page.Count > take);
    }

    private static bool Has(Template template, string word) =>
        template.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || template.Composition.Prompt.Contains(word, StringComparison.OrdinalIgnoreCase);
}

internal static class SeenShelf
{
    public static IQueryable<Template> SeenTemplates(this StudioDbContext db, MemberId reader, TemplateScope scope = TemplateScope.All) =>
        scope switch
        {
            TemplateScope.Mine => db.Templates.AsNoTracking().Where(t => t.MemberId == reader),
            TemplateScope.Shared => db.Templates.AsNoTracking().Where(t => t.IsShared),
            _ => db.Templates.AsNoTracking().Where(t => t.IsShared || t.MemberId == reader),
        };
}
