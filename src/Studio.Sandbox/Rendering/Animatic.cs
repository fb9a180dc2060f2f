using System.Text;
using Microsoft.Extensions.Options;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox.Rendering;

/// <summary>Renders a video of a task's own inputs at the asked pixels and seconds.</summary>
internal sealed class Animatic(TaskFolder folder, IOptions<SandboxOptions> options)
{
    private const string CaptionFile = "caption.txt";
    private const string OutputFile = "out.mp4";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    /// <summary>Leaves the finished video in the folder of tasks; a <see cref="RenderException"/> tells why it could not.</summary>
    public async Task RenderAsync(SandboxTask task, CancellationToken cancellation)
    {
        var inputs = Directory.CreateDirectory(folder.InputsOf(task.Id)).FullName;
        var order = task.Order;
        var (width, height) = order.Pixels;
        var caption = Caption.Wrap(order.Prompt, width, height);
        // Written without a byte order mark, which would be drawn.
        await File.WriteAllTextAsync(Path.Combine(inputs, CaptionFile), caption, new UTF8Encoding(false), cancellation);

        var arguments = new AnimaticArguments(order, caption.Length > 0 ? CaptionFile : null);
        await Ffmpeg.RunAsync(options.Value.FfmpegPath, arguments.To(OutputFile), inputs, TimeLimit, cancellation);
        File.Move(Path.Combine(inputs, OutputFile), folder.RenderedFile(task.Id), overwrite: true);
    }
}
