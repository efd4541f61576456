using System.Text;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>What the function reports of each scenario: all at once, each with a process and a simulator of its own.</summary>
public sealed class FunctionReports : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<CodeScenario, FunctionUnderTest> _functions = CodeTable.Scenarios
        .Where(scenario => scenario.Doors.HasFlag(EntryPoint.Function))
        .ToDictionary(scenario => scenario, Create);

    private Dictionary<string, Task<ReportUnderTest>> _reports = [];

    /// <summary>An invocation's time runs from when it is queued, so every process is to be up before the first.</summary>
    public async Task InitializeAsync()
    {
        await Task.WhenAll(_functions.Values.Select(StartAsync));
        _reports = _functions.ToDictionary(of => of.Key.Name, of => InvokeAsync(of.Key, of.Value));
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
