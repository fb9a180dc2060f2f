using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Media;

namespace Studio.Web.Verbs;

/// <summary><c>backup FILE</c>: a whole copy of the SQLite database, made while the studio runs.</summary>
internal sealed class BackupVerb(IServiceProvider services, TextWriter output, TextWriter error)
{
    public async Task<int> RunAsync(string file)
    {
        var path = Path.GetFullPath(file);
        switch (await services.GetRequiredService<DatabaseBackup>().ExecuteAsync(path, CancellationToken.None))
        {
            case BackupOutcome.Written(var length):
                await output.WriteLineAsync($"Wrote {path}, {length} bytes. {Media}");
                return 0;
            case BackupOutcome.AlreadyThere:
                return await RefuseAsync($"{path} is there already; name a new file.");
            case BackupOutcome.NothingThere:
                return await RefuseAsync("There is no database yet.");
            case BackupOutcome.Broken(var finding):
                return await RefuseAsync($"The copy is broken, and was thrown away: {finding}");
            default:
                return await RefuseAsync("The database is PostgreSQL: back it up with pg_dump, as docs/operations.md says.");
        }
    }

    private string Media
    {
        get
        {
            var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            return storage.IsAzure ? "The media are in the blob store." : $"Media are not in it: copy {storage.Disk.Root} after it.";
        }
    }

    private async Task<int> RefuseAsync(string why)
    {
        await error.WriteLineAsync(why);
        return 1;
    }
}
