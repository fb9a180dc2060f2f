using Studio.Application.Templates;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>What the member of a page does to templates; each deed is finished even if the page is left meanwhile.</summary>
public sealed class TemplateDeeds(
    SaveTemplate save,
    DescribeTemplate describe,
    DeleteTemplate delete,
    UseTemplate use,
    ImportTemplates import,
    CurrentMember currentMember
)
{
    /// <summary>Keeps a composition as a template.</summary>
    public async Task<ShelfOutcome> SaveAsync(string name, bool isShared, Composition composition) =>
        await MemberAsync() is { } member
            ? await save.ExecuteAsync(member, name, isShared, composition, CancellationToken.None)
            : new ShelfOutcome.NotAllowed();

    /// <summary>Gives a template another name, shares it or takes it back.</summary>
    public async Task<ShelfOutcome> DescribeAsync(TemplateId id, string name, bool isShared) =>
        await MemberAsync() is { } member
            ? await describe.ExecuteAsync(member, id, name, isShared, CancellationToken.None)
            : new ShelfOutcome.NotAllowed();

    /// <summary>Deletes a template.</summary>
    public async Task<ShelfOutcome> DeleteAsync(TemplateId id) =>
        await MemberAsync() is { } member ? await delete.ExecuteAsync(member, id, CancellationToken.None) : new ShelfOutcome.NotAllowed();

    /// <summary>Starts a draft from a template.</summary>
    public async Task<UseTemplateOutcome> UseAsync(TemplateId id, IReadOnlyDictionary<string, string> values) =>
        await MemberAsync() is { } member
            ? await use.ExecuteAsync(member, id, values, CancellationToken.None)
            : new UseTemplateOutcome.NotAllowed();

    /// <summary>Takes in a file of templates, in UTF-8.</summary>
    public async Task<ImportTemplatesOutcome> ImportAsync(ReadOnlyMemory<byte> file) =>
        await MemberAsync() is { } member
            ? await import.ExecuteAsync(member, file, CancellationToken.None)
            : new ImportTemplatesOutcome.NotAllowed();

    private async Task<MemberId?> MemberAsync() => (await currentMember.FindAsync())?.Id;
}
