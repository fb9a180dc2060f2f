using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Batch;

/// <summary>Finds the files of one row among what the table leads to.</summary>
internal sealed class BatchFiles(BatchSources sources, List<BatchFault> faults)
{
    private readonly List<Reference> _references = [];
    private readonly List<MediaItem> _items = [];

    public IReadOnlyList<Reference> References => _references;

    public IReadOnlyList<MediaItem> Items => _items;

    /// <summary>Links of the row that nothing is known of yet.</summary>
    public int Awaited { get; private set; }

    public void Take(BatchRow row)
    {
        foreach (var column in row.Cells.Keys.Order())
        {
            if (column.Role() is { } role)
            {
                Take(column, role, BatchCells.Parts(row[column]));
            }
        }
    }

    private void Take(BatchColumn column, ReferenceRole role, string[] files)
    {
        if (role.IsSingle() && files.Length > 1)
        {
            faults.Add(new BatchFault.OneFileOnly(column, files.Length));
            return;
        }
        foreach (var file in files)
        {
            if (Find(column, role, file) is not { } item)
            {
                continue;
            }
            var reference = new Reference(role, item.Id);
            if (_references.Contains(reference))
            {
                faults.Add(new BatchFault.FileTwice(column, file));
                continue;
            }
            _references.Add(reference);
            _items.Add(item);
        }
    }

    private MediaItem? Find(BatchColumn column, ReferenceRole role, string file)
    {
        if (!BatchSources.IsLink(file))
        {
            return FindByName(column, role, file);
        }
        switch (sources.Links.GetValueOrDefault(file))
        {
            case ImportOutcome.Imported imported:
                return imported.Item;
            case { } refused:
                faults.Add(new BatchFault.LinkRefused(column, file, refused));
                return null;
            case null:
                Awaited++;
                return null;
        }
    }

    // A picture and a video may share a name: the column says which is meant.
    private MediaItem? FindByName(BatchColumn column, ReferenceRole role, string name)
    {
        var all = sources.Names[name].ToList();
        var fitting = all.Where(i => i.Kind == role.Kind()).ToList();
        var named = fitting.Count > 0 ? fitting : all;
        if (named.Count == 1)
        {
            return named[0];
        }
        faults.Add(named.Count == 0 ? new BatchFault.NoSuchFile(column, name) : new BatchFault.SeveralFiles(column, name, named.Count));
        return null;
    }
}
