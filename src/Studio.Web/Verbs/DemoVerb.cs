using System.Globalization;
using Studio.Application.Data;
using Studio.Application.History;

namespace Studio.Web.Verbs;

/// <summary><c>demo --generations N</c>: fills a history, for trying the studio out and for measuring it.</summary>
internal sealed class DemoVerb(IServiceProvider services, TextWriter output, TextWriter error)
{
    private const int Most = 1_000_000;

    /// <summary>The N of <c>--generations N</c>; null where there is none, or none that makes sense.</summary>
    public static int? CountOf(string[] words)
    {
        var given = new ConfigurationBuilder().AddCommandLine(words).Build()["generations"];
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
            ? count
            : null;
    }

    public async Task<int> RunAsync(int count)
    {
        await services.GetRequiredService<StudioDatabase>().MigrateAsync(CancellationToken.None);
        try
        {
            var progress = new Counter(output, count);
            await services.GetRequiredService<DemoHistory>().FillAsync(count, Sample, progress, CancellationToken.None);
            return 0;
        }
        catch (InvalidOperationException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    // The clips that the sandbox gives where it can't draw.
    private Stream? Sample(string ratio)
    {
        var files = services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var clip = files.GetFileInfo($"samples/{ratio.Replace(':', 'x')}.mp4");
        return clip.Exists ? clip.CreateReadStream() : null;
    }

    private sealed class Counter(TextWriter output, int count) : IProgress<int>
    {
        public void Report(int value) => output.WriteLine($"{value} of {count} generations");
    }
}
