using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Studio.Application.Generations;

namespace Studio.Web.Configuration;

/// <summary>Sends metrics and traces by OTLP where the environment names a collector, as OpenTelemetry's own variables say.</summary>
public static class TelemetryRegistration
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the export; nothing without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration[Endpoint]) ? services : services.AddHostedService<TelemetryExport>();

    /// <summary>What is wrong with the collector's address, led by the key.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (
            configuration[Endpoint] is { Length: > 0 } endpoint
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        )
        {
            yield return $"{Endpoint}: is not an address such as http://localhost:4317.";
        }
    }

    // The requests' own spans stay here: they carry addresses, and an address may be a signed link or hold a secret.
    private sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
    {
        private MeterProvider? _meters;
        private TracerProvider? _traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder
                .CreateDefault()
                .AddService(configuration["OTEL_SERVICE_NAME"] ?? "seedance-studio")
                .AddEnvironmentVariableDetector();
            _meters = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(EngineMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components", "System.Runtime")
                .AddOtlpExporter(Configure)
                .Build();
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(EngineTraces.Name)
                .AddOtlpExporter(Configure)
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            _traces?.Dispose();
            _meters?.Dispose();
        }

        // What stands in appsettings.json counts too; environment variables are read by the exporter itself.
        private void Configure(OtlpExporterOptions options)
        {
            if (Environment.GetEnvironmentVariable(Endpoint) is null)
            {
                options.Endpoint = new Uri(configuration[Endpoint]!);
            }
        }
    }
}
