using Microsoft.Extensions.Configuration;
using Studio.Application.Data;
using Studio.Testing;
using Studio.Web.Verbs;

namespace Studio.Web.Tests.Verbs;

public sealed class VerbTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("backup")]
    [InlineData("backup", "--Studio:DataDirectory=x")]
    [InlineData("demo")]
    [InlineData("demo", "--generations", "0")]
    [InlineData("demo", "--generations", "many")]
    public async Task What_is_not_understood_prints_the_usage_and_ends_with_2(params string[] args)
    {
        Assert.Equal(2, await StudioCommand.Parse(args).RunAsync(_output, _error));

        Assert.StartsWith("Usage:", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("serve", "--urls", "http://localhost:1")]
    [InlineData("--urls", "http://localhost:1")]
    public void Without_a_verb_it_serves(params string[] args)
    {
        var command = StudioCommand.Parse(args);

        Assert.Equal((StudioCommand.Serve, "--urls http://localhost:1"), (command.Verb, string.Join(' ', command.Rest)));
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_backup_copies_it_once()
    {
        var copy = Path.Combine(_folder.Path, "copy.db");

        Assert.Equal(1, await RunAsync("backup", copy));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(0, await RunAsync("backup", copy));
        Assert.Equal(1, await RunAsync("backup", copy));

        Assert.True(File.Exists(copy));
        Assert.Contains("Media are not in it", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("There is no database yet.", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("is there already", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_keeps_out_of_a_folder_that_a_studio_runs_over()
    {
        using var running = DataDirectoryLock.TryTake(Configuration);

        Assert.Equal(1, await RunAsync("migrate"));
        Assert.Contains($"Another studio is running over {_folder.Path}", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_PostgreSQL_points_to_its_own_tool()
    {
        Assert.Equal(
            1,
            await RunAsync("backup", "x.db", "--Database:Provider=PostgreSql", "--ConnectionStrings:Studio=Host=db;Database=studio")
        );
        Assert.Contains("pg_dump", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_sentence()
    {
        Assert.Equal(
            1,
            await RunAsync(
                "migrate",
                "--Database:Provider=PostgreSql",
                "--ConnectionStrings:Studio=Host=127.0.0.1;Port=9;Database=studio;Username=studio;Password=very-secret"
            )
        );
        Assert.StartsWith("The database does not answer", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_says_what_is_stored_and_deletes_only_when_told_to()
    {
        Assert.Equal(1, await RunAsync("storage"));
        Assert.Contains("There is no database yet", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("migrate"));
        var (old, young) = (await WriteAsync(TimeSpan.FromDays(2)), await WriteAsync(TimeSpan.FromHours(2)));
        using var running = DataDirectoryLock.TryTake(Configuration); // as a studio beside it does

        Assert.Equal(2, await RunAsync("storage"));
        Assert.Contains(Path.GetFileName(old), _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Files without an item: 2.", _output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(old));

        Assert.Equal(2, await RunAsync("storage", "--delete-orphans"));
        Assert.Contains("Deleted 1 of the files without an item, 3 B", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));

        File.Delete(young);
        Assert.Equal(0, await RunAsync("storage"));
        Assert.Contains("Every item has its file", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_names_the_items_without_their_file()
    {
        Assert.Equal(0, await RunAsync("demo", "--generations", "3"));
        Assert.Equal(0, await RunAsync("storage"));
        Assert.Contains("generated", _output.ToString(), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "media", "files"), "*", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        Assert.Equal(2, await RunAsync("storage"));

        Assert.Matches(@"missing  \d{4}-\d\d-\d\d \d+ bytes: [0-9a-f-]{36} demo-\d+x\d+\.mp4, ", _output.ToString());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private IConfiguration Configuration =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Studio:DataDirectory"] = _folder.Path })
            .Build();

    // A file of the store that no item has.
    private async Task<string> WriteAsync(TimeSpan age)
    {
        var at = TimeProvider.System.GetUtcNow() - age;
        var key = $"0123456789abcdef-{Guid.CreateVersion7(at):N}";
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "media", "files", "01", "23")).FullName, key);
        await File.WriteAllBytesAsync(path, [1, 2, 3], TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, at.UtcDateTime);
        return path;
    }

    private Task<int> RunAsync(params string[] args) =>
        StudioCommand.Parse([.. args, $"--Studio:DataDirectory={_folder.Path}"]).RunAsync(_output, _error);
}
