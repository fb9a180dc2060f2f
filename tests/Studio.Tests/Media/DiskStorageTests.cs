using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class DiskStorageTests : StorageContract, IDisposable
{
    private readonly TestFolder _folder = new();

    protected override (string Key, string Value)[] Settings =>
        [("Storage:Disk:Root", _folder.Path), ("Studio:DataDirectory", _folder.Path)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_thousand_items_are_compared_and_the_few_faults_found()
    {
        const int Count = 10_000;
        var items = new List<MediaItem>();
        for (var number = 0; number < Count; number++)
        {
            var content = BitConverter.GetBytes(number);
            items.Add(Item(MediaItemId.New(Make.Now), content, posterKey: null));
            Write(items[^1].StoreKey, content);
        }
        await SaveAsync([.. items]);
        var lost = items[..450]; // more than are asked for at once
        lost.ForEach(i => File.Delete(PathOf(i.StoreKey)));
        var orphans = Enumerable
            .Range(0, 450)
            .Select(n => KeyOf(Hash([1, .. BitConverter.GetBytes(n)]), MediaItemId.New(Make.Now)))
            .ToList();
        orphans.ForEach(key => Write(key, [1]));
        Advance(TimeSpan.FromHours(2));

        var (findings, tally) = await ReportAsync();

        Assert.Equal(lost.Select(i => i.Id).ToHashSet(), findings.OfType<StorageFinding.Missing>().Select(m => m.ItemId).ToHashSet());
        Assert.Equal(orphans.Order(), findings.OfType<StorageFinding.Orphaned>().Select(o => o.Key).Order());
        Assert.Equal((Count, Count, 900), (tally.Items, tally.Files, findings.Count));
    }

    [Fact]
    public async Task What_the_studio_did_not_name_is_not_listed()
    {
        await StoreAsync([1]);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "files", "README.txt"), "not ours", Stop);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "partial", ".nfs0001"), "not ours", Stop);
        Advance(TimeSpan.FromDays(9));

        Assert.Empty((await ReportAsync()).Findings);
        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task Scratch_files_go_with_their_work_or_an_hour_after_a_kill()
    {
        var time = new FakeTime(TimeProvider.System.GetUtcNow());
        var path = Path.Combine(_folder.Path, "tmp");
        var scratch = new ScratchFolder(path, time);
        Assert.Equal(0, scratch.Sweep());
        await using (var closed = scratch.Create())
        {
            Assert.True(File.Exists(closed.Name));
        }
        Assert.Empty(Directory.GetFiles(path));

        await File.WriteAllTextAsync(Path.Combine(path, "left"), "by a killed process", Stop);
        time.Advance(ScratchFolder.LeastAge - TimeSpan.FromMinutes(1));
        Assert.Equal(0, scratch.Sweep());
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, scratch.Sweep());
        Assert.Empty(Directory.GetFiles(path));
    }

    [Fact]
    public async Task A_scratch_folder_that_can_not_be_written_is_a_fault_of_the_store()
    {
        var path = Path.Combine(_folder.Path, "tmp");
        await File.WriteAllTextAsync(path, "in the way", Stop);
        var scratch = new ScratchFolder(path, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<MediaStoreException>(() => scratch.CopyAsync(new MemoryStream([1]), Stop));
        Assert.False(fault.IsFull);
    }

    private string PathOf(string key) => Path.Combine(_folder.Path, "files", key[..2], key[2..4], key);

    private void Write(string key, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
        File.WriteAllBytes(PathOf(key), content);
    }
}
