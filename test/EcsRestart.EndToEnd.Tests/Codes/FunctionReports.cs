using System.Text;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>What the function reports of each scenario: all at once, each with a process and a simulator of its own.</summary>
public sealed class FunctionReports : IAsyncLifetime
{
    private readonly Dictionary<string, Task<ReportUnderTest>> _reports = CodeTable.Scenarios
        .Where(scenario => scenario.Doors.HasFlag(Doors.Function))
        .ToDictionary(scenario => scenario.Name, InvokeAsync);

    internal Task<ReportUnderTest> OfAsync(string scenario) => _reports[scenario];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Task.WhenAll(_reports.Values);

    private static async Task<ReportUnderTest> InvokeAsync(CodeScenario scenario)
    {
        using var function = new FunctionUnderTest { Ecs = new SimulatedEcs(new AcceleratedClock(scenario.Speed)), Environment = scenario.Environment };
        await function.InitializeAsync();
        try
        {
            // An invocation's time runs from when it is queued: the process is to be up by then.
            await function.InvokeAsync("{}");
            function.Ecs.Load(Scenario.Load(scenario.Scenario));
            return await function.InvokeAsync(Encoding.UTF8.GetBytes(scenario.Request), scenario.FunctionSeconds);
        }
        finally
        {
            await function.DisposeAsync();
        }
    }
}
