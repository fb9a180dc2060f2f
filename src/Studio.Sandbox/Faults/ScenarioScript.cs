using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Faults;

/// <summary>Chooses what is scripted for a create: marks in its prompt, else the first scenario that matches and isn't used up.</summary>
internal sealed class ScenarioScript(IOptions<SandboxOptions> options)
{
    private readonly Lock _gate = new();
    private readonly int[] _used = new int[options.Value.Scenarios.Count];

    public ScenarioOptions Take(string prompt)
    {
        if (PromptMarks.Read(prompt) is { } marked)
        {
            return marked;
        }

        lock (_gate)
        {
            for (var index = 0; index < _used.Length; index++)
            {
                var scenario = options.Value.Scenarios[index];
                var isOpen = scenario.Times == 0 || _used[index] < scenario.Times;
                if (isOpen && prompt.Contains(scenario.Match, StringComparison.OrdinalIgnoreCase))
                {
                    _used[index]++;
                    return scenario;
                }
            }
        }

        return new ScenarioOptions();
    }
}
