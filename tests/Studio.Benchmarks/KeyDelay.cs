using Microsoft.Playwright;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>From a key to its painted character and to its painted count, on a line with 100 ms of latency, beside a bare text area.</summary>
internal static class KeyDelay
{
    private const int Keys = 200;
    private const float Pause = 30; // ms between keys: a fast typist

    // The character and the count are in the same frame, or in two.
    private const string Watch = """
        box => {
          window.delays = { painted: [], counted: [] };
          const count = document.querySelector("[data-foot] [data-count]");
          const after = (times, from) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
          box.addEventListener("keydown", (key) => {
            const length = (box.value ?? box.textContent).length;
            const counted = count?.textContent;
            queueMicrotask(() => setTimeout(() => {
              if ((box.value ?? box.textContent).length > length) after(delays.painted, key.timeStamp);
              if (count && count.textContent !== counted) after(delays.counted, key.timeStamp);
            }));
          });
        }
        """;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var line = new SlowLine(studio.Address, TimeSpan.FromMilliseconds(50));
        await using var composer = await ComposerPage.OpenAsync(line.Address);
        var editor = await MeasureAsync(composer.Page, composer.Prompt);
        await composer.Page.SetContentAsync("<textarea rows='8' cols='80'></textarea>");
        var bare = await MeasureAsync(composer.Page, composer.Page.GetByRole(AriaRole.Textbox));
        foreach (var share in new[] { 0.5, 0.95 })
        {
            var beside = Say.Quantile(bare.Painted, share);
            Say.Beside($"key to painted character, p{share * 100}", Say.Quantile(editor.Painted, share), "ms", "bare text area", beside);
            Say.Beside($"key to painted count, p{share * 100}", Say.Quantile(editor.Counted, share), "ms", "bare text area", beside);
        }
    }

    private static async Task<Delays> MeasureAsync(IPage page, ILocator box)
    {
        await box.EvaluateAsync(Watch);
        await box.ClickAsync();
        await page.Keyboard.TypeAsync(string.Concat(Enumerable.Repeat("the tide ", Keys / 9)), new() { Delay = Pause });
        return await page.EvaluateAsync<Delays>("new Promise(done => setTimeout(() => done(delays), 500))");
    }

    private sealed record Delays
    {
        public double[] Painted { get; init; } = [];

        public double[] Counted { get; init; } = [];
    }
}
