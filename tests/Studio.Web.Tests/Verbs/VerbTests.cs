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
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Studio:DataDirectory"] = _folder.Path })
            .Build();
        using var running = DataDirectoryLock.TryTake(configuration);

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

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private Task<int> RunAsync(params string[] args) =>
        StudioCommand.Parse([.. args, $"--Studio:DataDirectory={_folder.Path}"]).RunAsync(_output, _error);
}
