using Microsoft.Extensions.Configuration;
using Studio.Web.Configuration;

namespace Studio.Web.Tests.Configuration;

public sealed class StudioConfigurationTests
{
    [Fact]
    public void What_is_shipped_has_no_fault() =>
        Assert.Empty(
            StudioConfiguration.Faults(
                new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()
            )
        );

    [Fact]
    public void Every_fault_of_every_section_is_listed_by_its_key()
    {
        var faults = Faults(
            ("Studio:PublicUrl", "studio.example.com"),
            ("Studio:Admin:Email", "root@example.com"),
            ("Database:Provider", "Oracle"),
            ("ConnectionStrings:Studio", "Sauce=secret.db"),
            ("Assistant:BaseUrl", "ai.example.com/v1"),
            ("Seedance:Models:0:Duration:Max", "twelve"),
            ("Seedance:Models:0:Modes:1", "Dreams"),
            ("Seedance:Models:0:Images:MaxAspect", "wide")
        );
        string[] keys =
        [
            "Studio:PublicUrl",
            "Studio:Admin",
            "Database:Provider",
            "ConnectionStrings:Studio",
            "Assistant:BaseUrl",
            "Assistant:Model",
            "Seedance:Models:0:Duration:Max",
            "Seedance:Models:0:Modes:1",
            "Seedance:Models:0:Images:MaxAspect",
        ];
        Assert.Equal(keys.Order(), faults.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]).Order());
        Assert.Contains(faults, f => f.Contains("Oracle is not one of Sqlite", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_administrator_password_is_named_but_not_shown()
    {
        var fault = Assert.Single(Faults(("Studio:Admin:Email", "root@example.com"), ("Studio:Admin:Password", "hunter2")));
        Assert.StartsWith("Studio:Admin:Password: ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_configuration_stops_the_start_with_every_fault_and_no_stack_trace()
    {
        var start = new System.Diagnostics.ProcessStartInfo(
            "dotnet",
            [typeof(Texts).Assembly.Location, "--Database:Provider=Oracle", "--Studio:PublicUrl=ftp://x"]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Database:Provider: ", error, StringComparison.Ordinal);
        Assert.Contains("Studio:PublicUrl: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Faults(params (string Key, string Value)[] values) =>
        StudioConfiguration.Faults(
            new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
                .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)))
                .Build()
        );
}
