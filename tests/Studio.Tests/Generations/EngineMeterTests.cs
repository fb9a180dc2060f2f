using System.Diagnostics;
using System.Diagnostics.Metrics;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>What an operator sees of the engine.</summary>
public sealed class EngineMeterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_meter_tells_depth_age_outcomes_lag_and_unknowns()
    {
        await using var sandbox = await SandboxHost.StartAsync(("SupportsList", "false"));
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);
        using var seen = new Seen(engine.Get<IMeterFactory>());
        var done = await engine.SubmitAsync();
        await engine.RunUntilAsync(done, GenerationStatus.Succeeded);
        await engine.SubmitAsync(Make.Composition(prompt: "[drop-reply]"));
        await engine.RunOnceAsync();
        await engine.SubmitAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(40));

        var values = seen.Collect();

        Assert.Equal(1, values["studio.queue.depth/Queued"]);
        Assert.Equal(40, values["studio.queue.oldest_due/"]);
        Assert.Equal(1, values["studio.unknowns/"]);
        Assert.Equal(1, values["studio.creates/Accepted"]);
        Assert.Equal(1, values["studio.creates/Unknown"]);
        Assert.InRange(values["studio.archive.lag/"], 0, 30);
    }

    [Fact]
    public async Task Spans_carry_ids_and_neither_prompt_nor_key_nor_address()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);
        var id = await engine.SubmitAsync(Make.Composition(prompt: "A secret launch"));
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineTraces.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await engine.RunUntilAsync(id, GenerationStatus.Succeeded);

        // Other tests run beside this one.
        var own = spans.Where(s => Equals(s.GetTagItem("studio.generation"), id.ToString())).ToList();
        Assert.Equal(["archive", "poll", "send"], own.Select(s => s.OperationName).Distinct().Order());
        var told = string.Join(" ", own.SelectMany(s => s.TagObjects).Select(t => t.Value));
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", told, StringComparison.Ordinal);
        Assert.DoesNotContain("http", told, StringComparison.Ordinal);
    }

    private sealed class Seen : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _values = [];

        public Seen(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EngineMeter.Name && instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            _listener.Start();
        }

        public Dictionary<string, double> Collect()
        {
            _listener.RecordObservableInstruments();
            return _values;
        }

        public void Dispose() => _listener.Dispose();

        private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_values)
            {
                var key = $"{instrument.Name}/{(tags.Length > 0 ? tags[0].Value : "")}";
                _values[key] = instrument.IsObservable ? value : _values.GetValueOrDefault(key) + value;
            }
        }
    }
}
