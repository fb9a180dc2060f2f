using Studio.Benchmarks;

var all = new Dictionary<string, Func<Task>>
{
    ["creates"] = CreateRate.RunAsync,
    ["delay"] = ArchiveDelay.RunAsync,
    ["idle"] = IdleCost.RunAsync,
    ["history"] = HistoryDepth.RunAsync,
    ["upload"] = UploadRate.RunAsync,
    ["keys"] = KeyDelay.RunAsync,
    ["cold"] = ColdPage.RunAsync,
};
foreach (var name in args.Length > 0 ? args : [.. all.Keys])
{
    if (!all.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"There is no {name}; there are {string.Join(", ", all.Keys)}.");
        return 2;
    }
    await run();
}
return 0;
