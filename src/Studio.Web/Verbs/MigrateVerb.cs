using Studio.Application.Data;

namespace Studio.Web.Verbs;

/// <summary><c>migrate</c>: brings the database up to date, so that a deployment can do it before its instances start.</summary>
internal sealed class MigrateVerb(IServiceProvider services, TextWriter output, TextWriter error)
{
    public async Task<int> RunAsync()
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        using var directory = DataDirectoryLock.TryTake(configuration);
        if (directory is null)
        {
            DirectoryInUse.Report(configuration, error);
            return 1;
        }
        var applied = await services.GetRequiredService<StudioDatabase>().MigrateAsync(CancellationToken.None);
        await output.WriteLineAsync(applied == 0 ? "The database was up to date." : "The database is up to date now.");
        return 0;
    }
}
