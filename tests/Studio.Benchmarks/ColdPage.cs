using System.Diagnostics;
using Microsoft.Playwright;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>Requests and bytes of a cold composer page, published as it is deployed, and the time until it takes text on a line with 100 ms of latency.</summary>
internal static class ColdPage
{
    private const int Rounds = 15;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        using var folder = new TestFolder();
        await PublishAsync(folder.Path);
        await using var studio = await StudioProcess.StartPublishedAsync(Path.Combine(folder.Path, "Studio.Web.dll"));
        await using var composer = await ComposerPage.OpenAsync(studio.Address);
        var protocol = await composer.Page.Context.NewCDPSessionAsync(composer.Page);
        await protocol.SendAsync("Network.enable");
        await protocol.SendAsync("Network.clearBrowserCache");
        var addresses = new Dictionary<string, string>();
        var bytes = new Dictionary<string, double>();
        protocol.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            addresses[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("request").GetProperty("url").GetString()!;
        protocol.Event("Network.loadingFinished").OnEvent += (_, e) =>
            bytes[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("encodedDataLength").GetDouble();

        await composer.Page.GotoAsync("/");
        await Assertions.Expect(composer.Prompt).ToBeEditableAsync();
        await composer.Page.WaitForTimeoutAsync(1000);
        foreach (var (id, size) in bytes.OrderByDescending(b => b.Value))
        {
            Say.Alone(new Uri(addresses[id]).AbsolutePath, size, "bytes");
        }
        Say.Alone("requests", bytes.Count, "");
        Say.Alone("together", bytes.Values.Sum(), "bytes");

        var times = await TimeAsync(studio);
        Say.Alone("until the prompt takes text, p50", Say.Quantile(times, 0.5), "ms");
        Say.Alone("until the prompt takes text, p95", Say.Quantile(times, 0.95), "ms");
    }

    private static async Task<List<double>> TimeAsync(StudioProcess studio)
    {
        await using var line = new SlowLine(studio.Address, TimeSpan.FromMilliseconds(50));
        await using var composer = await ComposerPage.OpenAsync(line.Address);
        var protocol = await composer.Page.Context.NewCDPSessionAsync(composer.Page);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await protocol.SendAsync("Network.clearBrowserCache");
            await composer.Page.GotoAsync("/");
            var editable = await composer.Page.WaitForFunctionAsync(
                "() => document.querySelector('[role=textbox]')?.isContentEditable && performance.now()"
            );
            times.Add(await editable.JsonValueAsync<double>());
        }
        return times;
    }

    private static async Task PublishAsync(string folder)
    {
        using var publish =
            Process.Start(
                new ProcessStartInfo("dotnet", ["publish", "src/Studio.Web", "-c", "Release", "-o", folder, "-v", "q"])
                {
                    WorkingDirectory = Repository.Root,
                }
            ) ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The studio could not be published.");
        }
    }
}
