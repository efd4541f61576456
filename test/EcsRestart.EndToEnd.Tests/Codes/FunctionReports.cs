using System.Text;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>The reports of the function for all scenarios, run concurrently, each with its own process and simulator.</summary>
public sealed class FunctionReports : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<CodeScenario, FunctionUnderTest> _functions = CodeTable.Scenarios
        .Where(scenario => scenario.EntryPoints.HasFlag(EntryPoint.Function))
        .ToDictionary(scenario => scenario, Create);

    private Dictionary<string, Task<ReportUnderTest>> _reports = [];

    /// <summary>The timeout starts when an invocation is queued, so all processes are started first.</summary>
    public async Task InitializeAsync()
    {
        await Task.WhenAll(_functions.Values.Select(StartAsync));
        _reports = _functions.ToDictionary(entry => entry.Key.Name, entry => InvokeAsync(entry.Key, entry.Value));
    }

    public async Task DisposeAsync() => await Task.WhenAll(_functions.Values.Select(function => function.DisposeAsync()));

    public void Dispose()
    {
        foreach (var function in _functions.Values)
            function.Dispose();
    }

    internal Task<ReportUnderTest> OfAsync(string scenario) => _reports[scenario];

    private static FunctionUnderTest Create(CodeScenario scenario) => new(new AcceleratedClock(scenario.Speed))
    {
        Environment = scenario.Environment,
    };

    private static async Task StartAsync(FunctionUnderTest function)
    {
        await function.InitializeAsync();
        await function.InvokeAsync("{}");
    }

    private static Task<ReportUnderTest> InvokeAsync(CodeScenario scenario, FunctionUnderTest function)
    {
        function.Ecs.Load(Scenario.Load(scenario.Scenario));
        return function.InvokeAsync(Encoding.UTF8.GetBytes(scenario.Request), scenario.FunctionSeconds);
    }
}
